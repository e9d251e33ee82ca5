package no.portvakt.gateway.console.decisions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.simulate.Simulation;
import no.portvakt.profiles.simulate.SimulationReport;
import no.portvakt.trust.correlation.CorrelationId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Searches, replays and forgets decisions. Thread-safe; blocks. */
public final class DecisionStore {

    private static final int AT_ONCE = 10_000;

    private static final Duration LONGEST_SESSION = Duration.ofDays(1);
    private static final String FOUND = "select " + DecisionRows.COLUMNS
            + ", d.policy, d.correlation, f.edge from decision d" + " join decision_feed f on f.id = d.feed ";

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

    /** Every decision about the request with this id: what a citizen reads from the page that refused her. */
    public List<FoundDecision> byCorrelation(CorrelationId correlation) {
        return jdbi.withHandle(handle -> {
            var rows = new DecisionRows(handle);
            return handle.createQuery(FOUND + "where d.correlation = :correlation order by d.at")
                    .bind("correlation", DecisionIntake.uuidOf(correlation.value()))
                    .map((row, context) -> found(rows, row))
                    .list();
        });
    }

    /** The decisions about one service in a stretch of time, newest first. */
    public List<FoundDecision> byService(ServiceId service, Instant from, Instant to, int most) {
        return jdbi.withHandle(handle -> {
            var rows = new DecisionRows(handle);
            return handle.createQuery(FOUND + "join decision_shape s on s.id = d.shape"
                            + " where d.at >= :from and d.at < :to and s.service = :service"
                            + " order by d.at desc limit :most")
                    .bind("from", utc(from))
                    .bind("to", utc(to))
                    .bind("service", service.value())
                    .bind("most", most)
                    .map((row, context) -> found(rows, row))
                    .list();
        });
    }

    private static FoundDecision found(DecisionRows rows, ResultSet row) throws SQLException {
        return new FoundDecision(
                row.getString("edge"),
                CorrelationId.parse(row.getObject("correlation", UUID.class).toString()),
                row.getLong("policy"),
                rows.read(row));
    }

    /** Replays what was decided from one moment to another; a cursor reads, so that memory does not grow with it. */
    public SimulationReport replay(Simulation simulation, Instant from, Instant to) {
        return jdbi.inTransaction(handle -> {
            var rows = new DecisionRows(handle);
            try (var recorded = handle.createQuery(
                            "select " + DecisionRows.COLUMNS + " from decision d where d.at >= :from and d.at < :to")
                    .bind("from", utc(from))
                    .bind("to", utc(to))
                    .setFetchSize(AT_ONCE)
                    .map((row, context) -> rows.read(row))
                    .iterator()) {
                return simulation.replay(recorded);
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
