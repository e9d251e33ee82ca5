package no.portvakt.gateway.console.signing;

import java.net.URI;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.opensaml.saml.saml2.metadata.Endpoint;
import org.opensaml.saml.saml2.metadata.EntityDescriptor;
import org.opensaml.saml.saml2.metadata.IDPSSODescriptor;
import org.opensaml.saml.saml2.metadata.KeyDescriptor;
import org.opensaml.xmlsec.keyinfo.KeyInfoSupport;

/**
 * Which metadata about us is signed for an edge: with our keys and no other, at our own addresses, for days and not years.
 * A foreign key in it would outlast whoever put it there.
 */
final class MetadataBounds {

    private static final Duration LONGEST = Duration.ofDays(8);

    private final URI entityId;
    private final Optional<URI> door;
    private final Set<X509Certificate> ours;

    /**
     * About this entity.
     *
     * @param door for portals' servers, where edges have one
     * @param ours certificates of all keys that may sign
     */
    MetadataBounds(URI entityId, Optional<URI> door, List<X509Certificate> ours) {
        this.entityId = entityId;
        this.door = door;
        this.ours = Set.copyOf(ours);
    }

    Optional<String> against(EntityDescriptor entity, Instant now) {
        if (!entityId.toString().equals(entity.getEntityID())) {
            return Optional.of("is not about us");
        }
        if (entity.getValidUntil() == null || entity.getValidUntil().isAfter(now.plus(LONGEST))) {
            return Optional.of("counts too long");
        }
        var roles = entity.getRoleDescriptors();
        if (entity.getExtensions() != null
                || roles.size() != 1
                || !(roles.getFirst() instanceof IDPSSODescriptor provider)
                || provider.getExtensions() != null) {
            return Optional.of("says more than that we are an identity provider");
        }
        if (!keys(provider).filter(ours::equals).isPresent()) {
            return Optional.of("has other keys than ours");
        }
        return provider.getEndpoints().stream().allMatch(this::isOurs)
                ? Optional.empty()
                : Optional.of("leads to addresses that are not ours");
    }

    /** Empty if there is one that cannot be read. */
    private static Optional<Set<X509Certificate>> keys(IDPSSODescriptor provider) {
        var found = new HashSet<X509Certificate>();
        for (KeyDescriptor key : provider.getKeyDescriptors()) {
            try {
                var info = key.getKeyInfo();
                if (info == null
                        || info.getOrderedChildren() == null
                        || info.getOrderedChildren().size() != 1) {
                    return Optional.empty();
                }
                found.addAll(KeyInfoSupport.getCertificates(info));
            } catch (CertificateException unreadable) {
                return Optional.empty();
            }
        }
        return Optional.of(Set.copyOf(found));
    }

    private boolean isOurs(Endpoint endpoint) {
        return Stream.of(
                        Optional.ofNullable(endpoint.getLocation()),
                        Optional.ofNullable(endpoint.getResponseLocation()))
                .flatMap(Optional::stream)
                .allMatch(address -> isUnder(entityId, address)
                        || door.filter(some -> isUnder(some, address)).isPresent());
    }

    private static boolean isUnder(URI base, String address) {
        return address.startsWith(base.getScheme() + "://" + base.getRawAuthority() + "/");
    }
}
