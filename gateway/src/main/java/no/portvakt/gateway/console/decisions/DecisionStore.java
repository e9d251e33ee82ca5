package no.portvakt.gateway.console.decisions;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.BiFunction;
import no.portvakt.gateway.console.life.WatchedHistory;
import no.portvakt.profiles.simulate.Simulation;
import no.portvakt.profiles.simulate.SimulationReport;
import no.portvakt.profiles.simulate.WatchedDecision;
import no.portvakt.profiles.simulate.WatchedWords;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Replays and forgets decisions. Thread-safe; blocks. */
public final class DecisionStore {

    private static final int AT_ONCE = 10_000;

    /** A gateway that has heard nothing for longer than this records under words that we no longer look up. */
    private static final Duration LONGEST_BEHIND = Duration.ofDays(30);

    private static final WatchedWords NOT_KNOWN = WatchedWords.none();
    private static final Duration LONGEST_SESSION = Duration.ofDays(1);
    private final Jdbi jdbi;
    private final Clock clock;
    private final Retention retention;
    private final PersonHashes hashes;

    public DecisionStore(Jdbi jdbi, Clock clock, Retention retention, DecisionIntake intake) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.retention = retention;
        this.hashes = intake.hashes();
    }

    /**
     * Replays what was decided from one moment to another, each decision with the words that were watched for when it was
     * made; a cursor reads, so that memory does not grow with it.
     */
    public SimulationReport replay(Simulation simulation, Instant from, Instant to) {
        return jdbi.inTransaction(handle -> {
            var rows = new DecisionRows(handle);
            var watched = WatchedHistory.since(handle, from.minus(LONGEST_BEHIND));
            try (var recorded = handle.createQuery(
                            "select " + DecisionRows.COLUMNS + " from decision d where d.at >= :from and d.at < :to")
                    .bind("from", utc(from))
                    .bind("to", utc(to))
                    .setFetchSize(AT_ONCE)
                    .map((row, context) ->
                            new WatchedDecision(rows.read(row), watched.getOrDefault(row.getLong("policy"), NOT_KNOWN)))
                    .iterator()) {
                return simulation.replayWatched(recorded);
            }
        });
    }

    /** How many decisions are known to have been made and lost since then. */
    public long lostSince(Instant from) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select coalesce(sum(lost), 0) from decision_gap where noted_at >= :from")
                        .bind("from", utc(from))
                        .mapTo(Long.class)
                        .one());
    }

    /** Deletes what is older than it may be, and the keys of periods that have nothing left. To be called often. */
    public void forget() {
        var now = clock.instant();
        var oldest = utc(retention.oldestKept(now));
        BiFunction<Handle, OffsetDateTime, Integer> some = (handle, before) -> handle.execute(
                "delete from decision where (feed, sequence) in"
                        + " (select feed, sequence from decision where at < ? limit " + AT_ONCE + ")",
                before);
        while (jdbi.inTransaction(handle -> some.apply(handle, oldest)) == AT_ONCE) {
            // A short transaction for each, so that intake never waits long.
        }
        jdbi.useTransaction(handle -> {
            WatchedHistory.forgetBefore(handle, retention.oldestKept(now).minus(LONGEST_BEHIND));
            handle.execute("delete from decision_gap where noted_at < ?", oldest);
            handle.execute("delete from decision_session where at < ?", utc(now.minus(LONGEST_SESSION)));
            hashes.forgetBefore(retention.oldestPeriod(now), handle);
            handle.execute(
                    "delete from decision_feed f where f.seen_at < ?"
                            + " and not exists (select 1 from decision d where d.feed = f.id)"
                            + " and not exists (select 1 from decision_gap g where g.feed = f.id)"
                            + " and not exists (select 1 from decision_session s where s.feed = f.id)",
                    oldest);
        });
    }

    private static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
