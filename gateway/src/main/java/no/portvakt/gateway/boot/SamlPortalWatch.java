package no.portvakt.gateway.boot;

import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import no.portvakt.gateway.oidc.BackChannel;
import no.portvakt.gateway.policy.PolicyInForce;
import no.portvakt.gateway.saml.metadata.SamlPortals;
import no.portvakt.gateway.saml.registry.MetadataFetch;
import no.portvakt.gateway.saml.registry.PortalRegistry;
import no.portvakt.trust.tls.PemTls;

/** Looks from time to time which portals there are, on a worker. */
@Singleton
public class SamlPortalWatch {

    /** For all of one answer; nobody waits for it. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final SamlSettings settings;
    private final PolicyInForce policy;
    private final Clock clock;
    private volatile Optional<PortalRegistry> registry = Optional.empty();

    @Inject
    public SamlPortalWatch(Vertx vertx, SamlSettings settings, PolicyInForce policy, Clock clock) {
        this.vertx = vertx;
        this.settings = settings;
        this.policy = policy;
        this.clock = clock;
    }

    /** From now on these are kept up to date; the first look is taken before this returns, and waits for addresses. */
    void over(SamlPortals portals) {
        var watched = new PortalRegistry(
                settings.portals().orElseThrow(),
                () -> policy.get().catalog(),
                fetch(settings.metadata()),
                settings.metadata().kept(),
                portals,
                clock);
        watched.look();
        registry = Optional.of(watched);
        vertx.setPeriodic(
                settings.metadata().every().toMillis(),
                again -> vertx.executeBlocking(
                        () -> {
                            watched.look();
                            return watched.state();
                        },
                        false));
    }

    static MetadataFetch fetch(SamlSettings.Metadata settings) {
        var channel = new BackChannel(PemTls.context(settings.trust(), Optional.empty()), PATIENCE);
        return (URI address) -> channel.retrieveResource(address.toURL()).getContent();
    }

    /** What the last look found; empty where no portal speaks SAML. */
    Optional<PortalRegistry.State> state() {
        return registry.map(PortalRegistry::state);
    }
}
