package no.portvakt.gateway.boot;

import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.portvakt.gateway.policy.PolicyInForce;
import no.portvakt.gateway.request.enrich.PortalLevels;
import no.portvakt.profiles.load.PortalLoader;
import no.portvakt.profiles.load.PortalOutcome;
import no.portvakt.profiles.portal.OidcClient;
import no.portvakt.profiles.portal.Portal;
import org.jboss.logging.Logger;

/**
 * Keeps the levels of portals as policy and declarations are now: a policy that changes counts at once, a declaration at
 * the next look. Declarations that cannot be read change nothing.
 */
@Singleton
public class PortalLevelWatch {

    private static final Logger LOG = Logger.getLogger("portvakt.portals");

    private final PortalLevels levels = new PortalLevels();
    private final PolicyInForce policy;
    private final Optional<Path> folder;
    private volatile List<Portal> declared = List.of();
    private volatile Map<String, URI> framed = Map.of();
    private volatile String lastProblem = "";

    @Inject
    public PortalLevelWatch(Vertx vertx, ProcessSettings process, SamlSettings saml, PolicyInForce policy) {
        this.policy = policy;
        this.folder = process.portals().or(saml::portals);
        folder.ifPresent(some -> {
            look(some);
            policy.onChange(this::compile);
            vertx.setPeriodic(
                    saml.metadata().every().toMillis(),
                    again -> vertx.executeBlocking(
                            () -> {
                                look(some);
                                return declared;
                            },
                            false));
        });
    }

    PortalLevels levels() {
        return levels;
    }

    /** Where portals hear of a log-out in a frame, by portal, as they are declared now. */
    Map<String, URI> framed() {
        return framed;
    }

    private void look(Path where) {
        try {
            switch (PortalLoader.fromFolder(where, policy.get().catalog())) {
                case PortalOutcome.Loaded(var portals) -> {
                    declared = List.copyOf(portals);
                    framed = framed(portals);
                    lastProblem = "";
                }
                case PortalOutcome.Rejected rejected -> say(rejected.describe());
            }
        } catch (UncheckedIOException unreadable) {
            say("the declarations of portals cannot be read: " + unreadable.getMessage());
        }
        compile();
    }

    private static Map<String, URI> framed(List<Portal> portals) {
        var framed = new HashMap<String, URI>();
        portals.forEach(portal -> portal.oidc()
                .flatMap(OidcClient::frontchannelLogout)
                .ifPresent(address -> framed.put(portal.id().value(), address)));
        return Map.copyOf(framed);
    }

    /** What is new, and once. */
    private void say(String problem) {
        if (!problem.equals(lastProblem)) {
            LOG.error(problem);
        }
        lastProblem = problem;
    }

    private synchronized void compile() {
        levels.compile(declared, policy.get());
    }
}
