package no.portvakt.gateway.observe;

import com.nimbusds.jose.jwk.ECKey;
import java.time.Instant;
import java.util.Optional;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.level.Assurance;
import no.portvakt.profiles.reason.Reason;
import no.portvakt.profiles.simulate.Outcome;
import no.portvakt.profiles.simulate.WatchedWords;
import no.portvakt.trust.correlation.CorrelationId;
import no.portvakt.trust.identity.NationalId;

/**
 * One decision as it was made, on its way to {@link DecisionRecorder}. It holds the path and the person in clear, so it
 * stays in memory: what is written down is a template and a seal.
 *
 * @param path canonical
 * @param rule the pattern of the rule that decided; blank if there was none
 * @param caller empty if nobody was logged in, or nobody was asked
 * @param reason why not; empty if it was permitted
 */
public record Decided(
        Instant at,
        CorrelationId correlation,
        ServiceId service,
        String method,
        String path,
        String rule,
        Optional<Caller> caller,
        Outcome outcome,
        Optional<Reason> reason,
        Terms terms) {

    /** Not printed: it holds what concerns a person. */
    @Override
    public String toString() {
        return "Decided[" + correlation + "]";
    }

    /**
     * Who called.
     *
     * @param sessionKey names the session inside this process; not written down
     */
    public record Caller(String sessionKey, Optional<NationalId> person, Assurance assurance) {}

    /**
     * What it was decided and is recorded under.
     *
     * @param watched the path segments that may be written down
     * @param personKey what persons are sealed to; without it none is recorded
     */
    public record Terms(long policyVersion, WatchedWords watched, Optional<ECKey> personKey) {}
}
