package no.portvakt.gateway.session;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import no.portvakt.gateway.session.Renewer.Answer;

/**
 * Renews sessions whose time at the identity provider runs out: once for all requests of all nodes. Whoever comes first
 * reserves the session, reads it again, asks, and writes; the others wait for what was written. Thread-safe; nothing
 * blocks.
 *
 * <p>An answer can end a session or lower its level, never raise it. Without an answer, or with a store that is away or
 * a node that died while it asked, a session goes on for {@link Renewal#LONGEST_UNCONFIRMED} beyond its time, and counts
 * for nothing after.
 */
final class Renewals {

    /** Longer than the identity provider is waited for. */
    static final Duration LEASE = Duration.ofSeconds(15);

    private static final long LOOK_AGAIN_MILLIS = 25;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final SessionStore store;
    private final Renewer renewer;
    private final Clock clock;
    private final Map<SessionHash, CompletableFuture<Outcome>> underWay = new ConcurrentHashMap<>();

    Renewals(SessionStore store, Renewer renewer, Clock clock) {
        this.store = store;
        this.renewer = renewer;
        this.clock = clock;
    }

    /** What became of a session that was to be renewed. */
    sealed interface Outcome {

        record Current(StoredSession session) implements Outcome {}

        /** Not to be used now; it may be confirmed later. */
        record Unconfirmed() implements Outcome {}

        record Gone(Optional<Ended> ended) implements Outcome {}
    }

    /** The session to go on with, which is this one where nothing is due. */
    CompletionStage<Outcome> current(SessionId id, StoredSession found) {
        if (!found.isRenewalDueAt(clock.instant())) {
            return CompletableFuture.completedStage(usable(found));
        }
        var mine = new CompletableFuture<Outcome>();
        var first = underWay.putIfAbsent(found.id(), mine);
        if (first != null) {
            return first;
        }
        renewed(id, found, System.nanoTime() + LONGEST_WAIT.toNanos())
                .exceptionally(storeIsAway -> usable(found))
                .thenAccept(outcome -> {
                    underWay.remove(found.id(), mine);
                    mine.complete(outcome);
                });
        return mine;
    }

    private Outcome usable(StoredSession session) {
        var now = clock.instant();
        return session.isConfirmedAt(now) ? new Outcome.Current(session) : new Outcome.Unconfirmed();
    }

    private CompletionStage<Outcome> renewed(SessionId id, StoredSession found, long deadline) {
        return store.lease(found.id(), LEASE).thenCompose(lease -> lease.map(held -> askAndWrite(id)
                        .handle((outcome, broken) -> held.release().thenCompose(free -> settled(outcome, broken)))
                        .thenCompose(done -> done))
                .orElseGet(() -> waitForTheOther(id, found, deadline)));
    }

    private static CompletionStage<Outcome> settled(Outcome outcome, Throwable broken) {
        return broken == null ? CompletableFuture.completedStage(outcome) : CompletableFuture.failedStage(broken);
    }

    /** Holding the reservation: somebody may have renewed it just before. */
    private CompletionStage<Outcome> askAndWrite(SessionId id) {
        return store.findAfresh(id, clock.instant()).thenCompose(again -> {
            if (again.isEmpty()) {
                return CompletableFuture.completedStage(new Outcome.Gone(Optional.empty()));
            }
            var session = again.get();
            return session.renewal()
                    .filter(renewal -> renewal.isDueAt(clock.instant()))
                    .map(renewal -> ask(id, session, renewal))
                    .orElseGet(() -> CompletableFuture.completedStage(usable(session)));
        });
    }

    private CompletionStage<Outcome> ask(SessionId id, StoredSession session, Renewal renewal) {
        return renewer.renew(renewal.refreshToken(), session.session().subject())
                .exceptionally(broken -> new Answer.Away())
                .thenCompose(answer -> switch (answer) {
                    case Answer.Holds holds -> write(id, confirmed(session, holds));
                    case Answer.Away away -> write(id, session.with(renewal.postponed(clock.instant())));
                    case Answer.Over over -> store.remove(session.id()).thenApply(Outcome.Gone::new);
                });
    }

    private StoredSession confirmed(StoredSession session, Answer.Holds holds) {
        var had = session.session().assurance();
        var same = holds.assurance().level().satisfies(had.level()) ? session : session.lowered(holds.assurance());
        return same.with(Renewal.confirmed(holds.refreshToken(), clock.instant(), holds.life()));
    }

    private CompletionStage<Outcome> write(SessionId id, StoredSession renewed) {
        return store.replace(id, renewed).thenApply(written -> usable(renewed));
    }

    private CompletionStage<Outcome> waitForTheOther(SessionId id, StoredSession found, long deadline) {
        if (System.nanoTime() - deadline >= 0) {
            return CompletableFuture.completedStage(usable(found));
        }
        var later = CompletableFuture.delayedExecutor(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
        return CompletableFuture.supplyAsync(() -> store.findAfresh(id, clock.instant()), later)
                .thenCompose(reading -> reading)
                .thenCompose(again -> again.map(session -> session.isRenewalDueAt(clock.instant())
                                ? renewed(id, session, deadline)
                                : CompletableFuture.completedStage(usable(session)))
                        .orElse(CompletableFuture.completedStage(new Outcome.Gone(Optional.empty()))));
    }
}
