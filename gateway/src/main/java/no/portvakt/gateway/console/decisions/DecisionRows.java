package no.portvakt.gateway.console.decisions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.reason.Reason;
import no.portvakt.profiles.simulate.Outcome;
import no.portvakt.profiles.simulate.PersonHash;
import no.portvakt.profiles.simulate.RecordedDecision;
import org.jdbi.v3.core.Handle;

/** Rows back into decisions; both dictionaries are read once. Not thread-safe; lives for one query. */
final class DecisionRows {

    /** What {@link #read} wants to find in a row. */
    static final String COLUMNS = "d.at, d.policy, d.shape, d.finding, d.age, d.person";

    private static final HexFormat HEX = HexFormat.of();

    private final Map<Integer, Shape> shapes = new HashMap<>();
    private final Map<Integer, Finding> findings = new HashMap<>();

    DecisionRows(Handle handle) {
        handle.createQuery("select id, service, method, path, rule from decision_shape")
                .map((row, context) -> shapes.put(
                        row.getInt("id"),
                        new Shape(
                                new ServiceId(row.getString("service")),
                                row.getString("method"),
                                row.getString("path"),
                                row.getString("rule"))))
                .forEach(earlier -> {});
        handle.createQuery("select id, outcome, reason, level, login_method, issuer from decision_finding")
                .map((row, context) -> findings.put(
                        row.getInt("id"),
                        new Finding(
                                Outcome.valueOf(row.getString("outcome")),
                                reason(row.getString("reason")),
                                SecurityLevel.of(row.getInt("level")).orElseThrow(),
                                known(row.getString("login_method")),
                                known(row.getString("issuer")))))
                .forEach(earlier -> {});
    }

    private record Shape(ServiceId service, String method, String path, String rule) {}

    private record Finding(
            Outcome outcome,
            Optional<Reason> reason,
            SecurityLevel level,
            Optional<String> loginMethod,
            Optional<String> issuer) {}

    RecordedDecision read(ResultSet row) throws SQLException {
        var shape = shapes.get(row.getInt("shape"));
        var finding = findings.get(row.getInt("finding"));
        if (shape == null || finding == null) {
            throw new SQLException("a decision names what is not in its dictionary");
        }
        int seconds = row.getInt("age");
        Optional<Duration> age = row.wasNull() ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds));
        return new RecordedDecision(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                shape.service(),
                shape.method(),
                shape.path(),
                shape.rule(),
                finding.level(),
                finding.loginMethod(),
                age,
                finding.issuer(),
                finding.outcome(),
                finding.reason(),
                Optional.ofNullable(row.getBytes("person")).map(hash -> new PersonHash(HEX.formatHex(hash))));
    }

    private static Optional<String> known(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static Optional<Reason> reason(String id) {
        return Arrays.stream(Reason.values())
                .filter(reason -> reason.id().equals(id))
                .findFirst();
    }
}
