package no.portvakt.gateway.console.decisions;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import no.portvakt.gateway.observe.DecisionLine;
import no.portvakt.profiles.reason.Reason;
import org.jdbi.v3.core.Jdbi;

/**
 * Numbers for what repeats itself in decisions. A number is given in a transaction of its own, so that one that is
 * remembered here is in the database whatever becomes of the batch. Thread-safe.
 */
final class Dictionary {

    private final Jdbi jdbi;
    private final Map<Shape, Integer> shapes = new ConcurrentHashMap<>();
    private final Map<Finding, Integer> findings = new ConcurrentHashMap<>();

    Dictionary(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    private record Shape(String service, String method, String path, String rule) {}

    private record Finding(String outcome, String reason, int level, String loginMethod, String issuer) {}

    int shapeOf(DecisionLine.Decision decision) {
        return shapes.computeIfAbsent(
                new Shape(decision.service().value(), decision.method(), decision.pathTemplate(), decision.rule()),
                shape -> numberOf(
                        "insert into decision_shape (service, method, path, rule) values (?, ?, ?, ?)"
                                + " on conflict (service, method, path, rule)"
                                + " do update set rule = excluded.rule returning id",
                        shape.service(),
                        shape.method(),
                        shape.path(),
                        shape.rule()));
    }

    int findingOf(DecisionLine.Decision decision) {
        return findings.computeIfAbsent(
                new Finding(
                        decision.outcome().name(),
                        decision.reason().map(Reason::id).orElse(""),
                        decision.levelHad().number(),
                        decision.loginMethod().orElse(""),
                        decision.issuer().orElse("")),
                finding -> numberOf(
                        "insert into decision_finding (outcome, reason, level, login_method, issuer)"
                                + " values (?, ?, ?, ?, ?) on conflict (outcome, reason, level, login_method, issuer)"
                                + " do update set issuer = excluded.issuer returning id",
                        finding.outcome(),
                        finding.reason(),
                        finding.level(),
                        finding.loginMethod(),
                        finding.issuer()));
    }

    private int numberOf(String sql, Object... values) {
        return jdbi.inTransaction(handle -> {
            var query = handle.createQuery(sql);
            for (int i = 0; i < values.length; i++) {
                query.bind(i, values[i]);
            }
            return query.mapTo(Integer.class).one();
        });
    }
}
