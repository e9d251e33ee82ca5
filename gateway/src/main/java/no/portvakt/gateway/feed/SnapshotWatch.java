package no.portvakt.gateway.feed;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import no.portvakt.gateway.policy.SignedSnapshot;
import no.portvakt.gateway.policy.SnapshotKeeper;
import no.portvakt.gateway.policy.SnapshotSource;
import no.portvakt.trust.spool.Backoff;
import org.jboss.logging.Logger;

/** Asks the console for a newer snapshot, over and over, and hands what comes to the keeper. One thread of its own. */
public final class SnapshotWatch implements AutoCloseable {

    /** What the console holds a question open for. */
    public static final Duration HELD_OPEN = Duration.ofSeconds(25);

    private static final Logger LOG = Logger.getLogger("portvakt.policy");

    private final SnapshotSource source;
    private final SnapshotKeeper keeper;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("snapshot-watch").daemon(true).factory());
    private final Backoff backoff = new Backoff();
    private boolean consoleIsAway;

    public SnapshotWatch(SnapshotSource source, SnapshotKeeper keeper) {
        this.source = source;
        this.keeper = keeper;
    }

    public void start() {
        thread.execute(this::ask);
    }

    private void ask() {
        // A restarted edge asks for what it enforces too: the version on its disk may be the newest there is, but a
        // snapshot there that could not be used has to come again.
        var after = keeper.versionInForce() > 0 ? keeper.versionInForce() : Math.max(0, keeper.highestVersion() - 1);
        source.newerThan(after, HELD_OPEN).whenComplete((answer, failure) -> {
            if (!thread.isShutdown()) {
                thread.execute(
                        () -> heard(Optional.ofNullable(answer).flatMap(some -> some), Optional.ofNullable(failure)));
            }
        });
    }

    private void heard(Optional<SignedSnapshot> answer, Optional<Throwable> failure) {
        if (failure.isPresent()) {
            if (!consoleIsAway) {
                LOG.warnf("the console does not answer (%s); the policy in force stays", failure.get());
            }
            consoleIsAway = true;
            later();
            return;
        }
        if (consoleIsAway) {
            LOG.info("the console answers again");
        }
        consoleIsAway = false;
        if (answer.map(keeper::takeFromConsole)
                .filter(SnapshotKeeper.Taken.Refused.class::isInstance)
                .isPresent()) {
            // The same answer would come at once again.
            later();
        } else {
            backoff.succeeded();
            ask();
        }
    }

    private void later() {
        var wait = backoff.failed();
        CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS, thread)
                .execute(this::ask);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
