package no.portvakt.gateway.boot;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import no.portvakt.gateway.console.decisions.DecisionIntake;
import no.portvakt.gateway.console.edges.AuditIntake;
import no.portvakt.gateway.console.edges.EdgeFeed;
import no.portvakt.gateway.policy.SnapshotSource;
import no.portvakt.trust.audit.AuditLog;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/** Opens the console's door for edges, if this process has a console and the door a port. */
@Singleton
public class EdgeDoor {

    private static final Logger LOG = Logger.getLogger("portvakt.edges");

    private final Vertx vertx;
    private final EdgesSettings settings;
    private final Instance<SnapshotSource> snapshots;
    private final Instance<DecisionIntake> decisions;
    private final Instance<Jdbi> database;
    private final Instance<AuditLog> audit;

    @Inject
    public EdgeDoor(
            Vertx vertx,
            EdgesSettings settings,
            Instance<SnapshotSource> snapshots,
            Instance<DecisionIntake> decisions,
            Instance<Jdbi> database,
            Instance<AuditLog> audit) {
        this.vertx = vertx;
        this.settings = settings;
        this.snapshots = snapshots;
        this.decisions = decisions;
        this.database = database;
        this.audit = audit;
    }

    Future<Void> open() {
        if (settings.port().isEmpty() || !snapshots.isResolvable()) {
            return Future.succeededFuture();
        }
        var options = new EdgeFeed.Options(
                settings.bind(),
                settings.port().get(),
                needed(settings.certificate(), "certificate"),
                needed(settings.key(), "key"),
                needed(settings.trust(), "trust"));
        var feed = new EdgeFeed(
                vertx, options, snapshots.get(), decisions.get(), new AuditIntake(database.get(), audit.get()));
        return feed.open()
                .onSuccess(port -> LOG.infof("listening for edges on %s, port %d", settings.bind(), port))
                .mapEmpty();
    }

    private static <T> T needed(Optional<T> value, String key) {
        return value.orElseThrow(() -> new IllegalArgumentException("portvakt.console.edges." + key + ": is needed"));
    }
}
