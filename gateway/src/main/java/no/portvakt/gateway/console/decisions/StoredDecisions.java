package no.portvakt.gateway.console.decisions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.simulate.Outcome;
import no.portvakt.trust.correlation.CorrelationId;
import org.jdbi.v3.core.Jdbi;

/** Searches what was taken in. Thread-safe; blocks. */
public final class StoredDecisions implements DecisionSearch {

    private static final String FOUND = "select " + DecisionRows.COLUMNS
            + ", d.correlation, d.feed, d.sequence, f.edge from decision d join decision_feed f on f.id = d.feed ";

    private static final String OF_SERVICE =
            "d.shape in (select id from decision_shape where service = :service)" + " and d.at >= :from and d.at < :to";

    private final Jdbi jdbi;

    public StoredDecisions(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public List<FoundDecision> byCorrelation(CorrelationId correlation) {
        return jdbi.withHandle(handle -> {
            var rows = new DecisionRows(handle);
            return handle.createQuery(FOUND + "where d.correlation = :correlation order by d.at")
                    .bind("correlation", DecisionIntake.uuidOf(correlation.value()))
                    .map((row, context) -> found(rows, row))
                    .list();
        });
    }

    @Override
    public List<FoundDecision> byService(ServiceId service, Stretch stretch, int most, Optional<DecisionPlace> after) {
        return jdbi.withHandle(handle -> {
            var rows = new DecisionRows(handle);
            var query = handle.createQuery(FOUND + "where " + OF_SERVICE
                            + (after.isPresent() ? " and (d.at, d.feed, d.sequence) < (:at, :feed, :sequence)" : "")
                            + " order by d.at desc, d.feed desc, d.sequence desc limit :most")
                    .bind("service", service.value())
                    .bind("from", utc(stretch.from()))
                    .bind("to", utc(stretch.to()))
                    .bind("most", most);
            after.ifPresent(place ->
                    query.bind("at", utc(place.at())).bind("feed", place.feed()).bind("sequence", place.sequence()));
            return query.map((row, context) -> found(rows, row)).list();
        });
    }

    /** One reading of the service's decisions counts everything: by method and outcome, by method, and all of them. */
    @Override
    public Optional<Usage> usage(ServiceId service, Stretch stretch) {
        return Optional.of(jdbi.withHandle(handle -> {
            var count = new Counting();
            handle.createQuery("select grouping(f.login_method) as of_all, grouping(f.outcome) as of_method,"
                            + " f.login_method, f.outcome, count(*) as requests, count(distinct d.person) as persons"
                            + " from decision d join decision_finding f on f.id = d.finding where " + OF_SERVICE
                            + " group by grouping sets ((f.login_method, f.outcome), (f.login_method), ())")
                    .bind("service", service.value())
                    .bind("from", utc(stretch.from()))
                    .bind("to", utc(stretch.to()))
                    .map((row, context) -> count.add(row))
                    .list();
            return count.usage();
        }));
    }

    private static FoundDecision found(DecisionRows rows, ResultSet row) throws SQLException {
        var decision = rows.read(row);
        return new FoundDecision(
                new DecisionPlace(decision.at(), row.getInt("feed"), row.getLong("sequence")),
                row.getString("edge"),
                CorrelationId.parse(row.getObject("correlation", UUID.class).toString()),
                row.getLong("policy"),
                decision);
    }

    private static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }

    /** Puts the three kinds of rows together. Not thread-safe; lives for one query. */
    private static final class Counting {

        private final Map<String, Map<Outcome, Long>> requests = new HashMap<>();
        private final Map<String, Long> persons = new HashMap<>();
        private long allRequests;
        private long allPersons;

        long add(ResultSet row) throws SQLException {
            long counted = row.getLong("requests");
            if (row.getInt("of_all") == 1) {
                allRequests = counted;
                allPersons = row.getLong("persons");
            } else if (row.getInt("of_method") == 1) {
                persons.put(row.getString("login_method"), row.getLong("persons"));
            } else {
                requests.computeIfAbsent(row.getString("login_method"), method -> new EnumMap<>(Outcome.class))
                        .put(Outcome.valueOf(row.getString("outcome")), counted);
            }
            return counted;
        }

        Usage usage() {
            return new Usage(
                    allRequests,
                    allPersons,
                    requests.entrySet().stream()
                            .map(entry -> new Usage.Method(
                                    entry.getKey(), entry.getValue(), persons.getOrDefault(entry.getKey(), 0L)))
                            .sorted(Comparator.comparingLong(Usage.Method::allRequests)
                                    .reversed()
                                    .thenComparing(Usage.Method::loginMethod))
                            .toList());
        }
    }
}
