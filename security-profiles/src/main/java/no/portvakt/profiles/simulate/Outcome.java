package no.portvakt.profiles.simulate;

import no.portvakt.profiles.decide.Decision;

/** How a decision ended, without its details. */
public enum Outcome {
    PERMITTED,
    STEP_UP,
    REFUSED;

    public static Outcome of(Decision decision) {
        return switch (decision) {
            case Decision.Permitted _ -> PERMITTED;
            case Decision.StepUpNeeded _ -> STEP_UP;
            case Decision.Refused _ -> REFUSED;
        };
    }
}
