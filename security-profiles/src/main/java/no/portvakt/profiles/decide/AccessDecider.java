package no.portvakt.profiles.decide;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import no.portvakt.profiles.level.Assurance;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.reason.Reason;

/**
 * Decides. Pure, total and without a clock of its own; small enough to be checked against a table written by hand. The
 * gateway, the adapter's masking, simulation and the command line all call this one function.
 */
public final class AccessDecider {

    /** How far ahead of us the issuer's clock may be before its {@code auth_time} counts as unreadable. */
    static final Duration CLOCK_SKEW = Duration.ofSeconds(60);

    private AccessDecider() {}

    public static Decision decide(Demand demand, Optional<Assurance> evidence, Instant now) {
        if (demand.level() == SecurityLevel.OPEN) {
            return new Decision.Permitted();
        }
        if (evidence.isEmpty()) {
            return stepUp(Reason.LOGIN_REQUIRED, demand);
        }
        var assurance = evidence.get();
        if (!demand.issuers().isEmpty() && !demand.issuers().contains(assurance.issuer())) {
            return new Decision.Refused(Reason.ASSURANCE_NOT_ACCEPTED);
        }
        if (assurance.level() == SecurityLevel.OPEN) {
            return stepUp(Reason.LOGIN_REQUIRED, demand);
        }
        if (!assurance.level().satisfies(demand.level())) {
            return stepUp(Reason.LEVEL_TOO_LOW, demand);
        }
        if (assurance.authenticatedAt().isAfter(now.plus(CLOCK_SKEW))) {
            return stepUp(Reason.LOGIN_TOO_OLD, demand);
        }
        if (demand.maxAge().isPresent()
                && assurance.authenticatedAt().plus(demand.maxAge().get()).isBefore(now)) {
            return stepUp(Reason.LOGIN_TOO_OLD, demand);
        }
        return new Decision.Permitted();
    }

    private static Decision stepUp(Reason reason, Demand demand) {
        return new Decision.StepUpNeeded(reason, demand.level(), demand.maxAge());
    }
}
