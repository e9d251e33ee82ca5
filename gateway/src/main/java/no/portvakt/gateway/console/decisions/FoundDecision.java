package no.portvakt.gateway.console.decisions;

import java.time.Instant;
import java.util.Optional;
import no.portvakt.profiles.simulate.RecordedDecision;
import no.portvakt.trust.correlation.CorrelationId;

/**
 * A decision as an officer reads it: when, what was asked for, what was decided and why. It does not say who it was.
 *
 * @param edge the gateway that decided
 * @param policyVersion the version that it decided by
 */
public record FoundDecision(
        DecisionPlace place,
        String edge,
        Optional<CorrelationId> correlation,
        long policyVersion,
        RecordedDecision decision) {

    public Instant at() {
        return decision.at();
    }
}
