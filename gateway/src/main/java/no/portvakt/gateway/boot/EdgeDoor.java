package no.portvakt.gateway.boot;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import no.portvakt.gateway.console.decisions.DecisionIntake;
import no.portvakt.gateway.console.decisions.DecisionStore;
import no.portvakt.gateway.console.edges.AuditIntake;
import no.portvakt.gateway.console.edges.EdgeFeed;
import no.portvakt.gateway.console.edges.EdgeSigning;
import no.portvakt.gateway.console.signing.SignsForEdges;
import no.portvakt.gateway.policy.SnapshotSource;
import no.portvakt.trust.audit.AuditLog;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/**
 * Opens the console's door for edges, if this process has a console and the door a port, and deletes old decisions once
 * an hour.
 */
@Singleton
public class EdgeDoor {

    private static final Logger LOG = Logger.getLogger("portvakt.edges");
    private static final Duration FORGETTING = Duration.ofHours(1);

    private final Vertx vertx;
    private final ConsolePresence console;
    private final EdgesSettings settings;
    private final Instance<SnapshotSource> snapshots;
    private final Instance<DecisionIntake> decisions;
    private final Instance<DecisionStore> store;
    private final Instance<Jdbi> database;
    private final Instance<AuditLog> audit;
    private final Instance<SamlBeans.Parties> parties;
    private final SamlSettings saml;
    private final Clock clock;
    private final Executor forgetting = Executors.newVirtualThreadPerTaskExecutor();

    @Inject
    public EdgeDoor(
            Vertx vertx,
            ConsolePresence console,
            EdgesSettings settings,
            Instance<SnapshotSource> snapshots,
            Instance<DecisionIntake> decisions,
            Instance<DecisionStore> store,
            Instance<Jdbi> database,
            Instance<AuditLog> audit,
            Instance<SamlBeans.Parties> parties,
            SamlSettings saml,
            Clock clock) {
        this.vertx = vertx;
        this.console = console;
        this.settings = settings;
        this.snapshots = snapshots;
        this.decisions = decisions;
        this.store = store;
        this.database = database;
        this.audit = audit;
        this.parties = parties;
        this.saml = saml;
        this.clock = clock;
    }

    Future<Void> open() {
        if (!console.hasDatabase()) {
            return Future.succeededFuture();
        }
        vertx.setPeriodic(FORGETTING.toMillis(), due -> forgetting.execute(this::forget));
        return settings.port().isPresent() ? openDoor() : Future.succeededFuture();
    }

    private void forget() {
        try {
            store.get().forget();
        } catch (RuntimeException databaseIsAway) {
            LOG.warnf("old decisions could not be deleted, and are tried again: %s", databaseIsAway);
        }
    }

    private Future<Void> openDoor() {
        var options = new EdgeFeed.Options(
                settings.bind(),
                settings.port().orElseThrow(),
                needed(settings.certificate(), "certificate"),
                needed(settings.key(), "key"),
                needed(settings.trust(), "trust"));
        var feed = new EdgeFeed(
                vertx,
                options,
                snapshots.get(),
                decisions.get(),
                new AuditIntake(database.get(), audit.get()),
                signing());
        return feed.open()
                .onSuccess(port -> LOG.infof("listening for edges on %s, port %d", settings.bind(), port))
                .mapEmpty();
    }

    /** Where portals are declared here, and keys lie here. */
    private Optional<EdgeSigning> signing() {
        return parties.get()
                .party()
                .map(party -> new SignsForEdges(
                        party.entityId(),
                        saml.soap().address(),
                        SamlBeans.ownKeys(saml),
                        party.portals(),
                        audit.get(),
                        clock));
    }

    private static <T> T needed(Optional<T> value, String key) {
        return value.orElseThrow(() -> new IllegalArgumentException("portvakt.console.edges." + key + ": is needed"));
    }
}
