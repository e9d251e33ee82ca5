package no.portvakt.gateway.boot;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import no.portvakt.gateway.console.api.ConsoleState;
import no.portvakt.gateway.console.life.Activation;
import no.portvakt.gateway.console.life.Approvers;
import no.portvakt.gateway.console.life.DocumentName;
import no.portvakt.gateway.console.life.Documents;
import no.portvakt.gateway.console.life.Seeding;
import no.portvakt.gateway.console.snapshot.SnapshotPublisher;
import no.portvakt.profiles.load.ProfileLoader;
import no.portvakt.profiles.load.ProfileSource;
import org.flywaydb.core.Flyway;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/**
 * The console's heartbeat: prepares the database as soon as it answers, and then looks a few times a second for what is
 * due and what is new. A database that is away stops nothing but officers; it is tried again.
 */
@Singleton
public class ConsoleStart {

    private static final Logger LOG = Logger.getLogger("portvakt.console");
    private static final Duration BEAT = Duration.ofMillis(300);

    private final ConsolePresence presence;
    private final Parts parts;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("console-heartbeat").factory());
    private Optional<Future<?>> beating = Optional.empty();
    private volatile boolean prepared;
    private volatile boolean answers;

    /** What is made only where there is a console. */
    @Singleton
    static class Parts {

        @Inject
        Instance<Flyway> flyway;

        @Inject
        Instance<Jdbi> jdbi;

        @Inject
        Instance<Seeding> seeding;

        @Inject
        Instance<Activation> activation;

        @Inject
        Instance<SnapshotPublisher> publisher;

        @Inject
        Instance<Approvers> approvers;
    }

    @Inject
    public ConsoleStart(ConsolePresence presence, Parts parts) {
        this.presence = presence;
        this.parts = parts;
    }

    void start(@Observes StartupEvent event) {
        if (presence.hasDatabase() && presence.problems().isEmpty()) {
            beating = Optional.of(thread.scheduleWithFixedDelay(this::beat, 0, BEAT.toMillis(), TimeUnit.MILLISECONDS));
        }
    }

    void stop(@Observes ShutdownEvent event) {
        beating.ifPresent(beat -> beat.cancel(false));
        thread.shutdownNow();
    }

    @Produces
    @Singleton
    public ConsoleState state() {
        return () -> {
            if (!presence.hasDatabase()) {
                return presence.isReadOnly() ? ConsoleState.State.READY : ConsoleState.State.ABSENT;
            }
            return prepared && answers ? ConsoleState.State.READY : ConsoleState.State.AWAY;
        };
    }

    private void beat() {
        try {
            if (!prepared) {
                prepare();
            }
            parts.activation.get().activateDue(parts.jdbi.get());
            parts.publisher.get().look();
            if (!answers) {
                LOG.info("the console is ready");
            }
            answers = true;
        } catch (RuntimeException away) {
            if (answers || !prepared) {
                LOG.errorf("the console cannot work now, and tries again: %s", away);
            }
            answers = false;
        }
    }

    private void prepare() {
        parts.flyway.get().migrate();
        if (parts.seeding.get().seed(shipped())) {
            LOG.info("an empty database was given the shipped profiles");
        }
        if (parts.approvers.get().areTooFew()) {
            LOG.warnf(
                    "%d officer(s) could approve, as far as is known: nothing can be lowered before there are %d"
                            + " (portvakt.approvers names those who have not been here yet)",
                    parts.approvers.get().count(), Approvers.NEEDED);
        }
        prepared = true;
    }

    private static Documents shipped() {
        return Documents.of(ProfileLoader.shipped().stream()
                .collect(Collectors.toMap(source -> new DocumentName(source.name()), ProfileSource::yaml)));
    }
}
