package no.portvakt.minside.status;

import java.time.Instant;
import java.util.Optional;
import no.portvakt.profiles.decide.AccessDecider;
import no.portvakt.profiles.decide.Decision;
import no.portvakt.profiles.decide.Demand;
import no.portvakt.profiles.level.Assurance;
import no.portvakt.profiles.level.SecurityLevel;

/** Whether a session may see a case. Pure; the answer is {@link AccessDecider}'s. */
final class Masking {

    private Masking() {}

    /**
     * What a case demands.
     *
     * @param stored the level kept with the case: what its service demanded then, raised by its fagsystem since
     * @param today what its service demands now; empty if the service has no form any more
     */
    static Demand demandOf(SecurityLevel stored, Optional<Demand> today) {
        return today.map(now -> now.atLeast(stored)).orElseGet(() -> Demand.of(stored));
    }

    /** Empty if it is open; else the level that opens it. */
    static Optional<SecurityLevel> maskedUntil(Demand demand, Assurance evidence, Instant now) {
        return switch (AccessDecider.decide(demand, Optional.of(evidence), now)) {
            case Decision.Permitted permitted -> Optional.empty();
            case Decision.StepUpNeeded stepUp -> Optional.of(stepUp.required());
            case Decision.Refused refused -> Optional.of(demand.level());
        };
    }
}
