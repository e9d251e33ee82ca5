package no.portvakt.gateway.saml.metadata;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * What of a portal's metadata we go by.
 *
 * @param entityId how it names itself, and what it is the audience as
 * @param consumers where its answers may go to, the default one first; never empty
 * @param signing what it may sign with
 * @param encryption what is encrypted to, if anything
 * @param logout where it hears of log-outs; empty if it does not
 */
public record PortalMetadata(
        String entityId,
        List<Consumer> consumers,
        List<X509Certificate> signing,
        Optional<X509Certificate> encryption,
        List<LogoutService> logout) {

    public PortalMetadata {
        consumers = List.copyOf(consumers);
        signing = List.copyOf(signing);
        logout = List.copyOf(logout);
    }

    /**
     * An AssertionConsumerService.
     *
     * @param binding POST or ARTIFACT
     */
    public record Consumer(int index, URI address, Binding binding) {}

    /**
     * A SingleLogoutService.
     *
     * @param address where requests go
     * @param answers where responses go; the same unless the metadata says otherwise
     */
    public record LogoutService(Binding binding, URI address, URI answers) {}

    /** The first of this binding. */
    public Optional<LogoutService> logoutBy(Binding binding) {
        return logout.stream().filter(service -> service.binding() == binding).findFirst();
    }

    /** Whether nothing can be answered without a door where its server fetches it. */
    public boolean byArtifactOnly() {
        return consumers.stream().allMatch(consumer -> consumer.binding() == Binding.ARTIFACT);
    }

    /** Where it goes when nothing is said. */
    public Consumer ordinary() {
        return consumers.getFirst();
    }
}
