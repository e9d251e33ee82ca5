package no.portvakt.profiles.simulate;

/** What a draft would change for one recorded request. */
public enum Effect {
    /**
     * It would have ended as it did. Somebody who was asked to log in, and would now be asked for a higher level, is here
     * too: the request that she came back with is counted by itself.
     */
    UNCHANGED,
    /** Would now be asked to log in, or to log in more strongly or again. */
    STEP_UP,
    /** Would now be refused. */
    REFUSED,
    /** Would now be let through. */
    PERMITTED,
    /** The record does not say enough to know, and we do not guess. */
    UNDECIDABLE;

    static Effect of(Outcome recorded, Outcome drafted) {
        if (recorded == drafted) {
            return UNCHANGED;
        }
        return switch (drafted) {
            case PERMITTED -> PERMITTED;
            case STEP_UP -> STEP_UP;
            case REFUSED -> REFUSED;
        };
    }
}
