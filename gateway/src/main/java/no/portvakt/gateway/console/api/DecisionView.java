package no.portvakt.gateway.console.api;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import no.portvakt.gateway.console.decisions.FoundDecision;
import no.portvakt.profiles.reason.Reason;
import no.portvakt.trust.correlation.CorrelationId;

/**
 * A decision on the wire. It does not say who it was.
 *
 * @param path with every segment that nobody watched replaced by {@code *}
 * @param rule the pattern of the rule that decided; blank if there was none
 * @param outcome {@code permitted}, {@code step-up} or {@code refused}
 * @param reason from the catalogue of reasons, unless it was permitted
 */
public record DecisionView(
        Instant at,
        String service,
        String method,
        String path,
        String rule,
        int levelHad,
        Optional<String> loginMethod,
        Optional<Long> loginAgeSeconds,
        Optional<String> issuer,
        String outcome,
        Optional<String> reason,
        String edge,
        long policyVersion,
        Optional<String> correlationId) {

    static DecisionView of(FoundDecision found) {
        var decision = found.decision();
        return new DecisionView(
                found.at(),
                decision.service().value(),
                decision.method(),
                decision.pathTemplate(),
                decision.rule(),
                decision.levelHad().number(),
                decision.loginMethod(),
                decision.age().map(Duration::toSeconds),
                decision.issuer(),
                decision.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                decision.reason().map(Reason::id),
                found.edge(),
                found.policyVersion(),
                found.correlation().map(CorrelationId::value));
    }
}
