package no.portvakt.profiles.decide;

import java.time.Duration;
import java.util.Optional;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.reason.Reason;

/** What {@link AccessDecider} said. Switch over it without {@code default}. */
public sealed interface Decision {

    /** The rule is met. */
    record Permitted() implements Decision {}

    /**
     * A log-in, or a stronger or newer one, would meet the rule.
     *
     * @param reason {@code LOGIN_REQUIRED}, {@code LEVEL_TOO_LOW} or {@code LOGIN_TOO_OLD}
     * @param required the level that opens it
     * @param maxAge the largest age of the log-in, if the rule has one
     */
    record StepUpNeeded(Reason reason, SecurityLevel required, Optional<Duration> maxAge) implements Decision {}

    /** Nothing that this caller can do would meet the rule. */
    record Refused(Reason reason) implements Decision {}
}
