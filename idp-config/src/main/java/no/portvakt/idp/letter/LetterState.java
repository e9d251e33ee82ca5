package no.portvakt.idp.letter;

import java.util.EnumSet;
import java.util.Set;

/**
 * Where a letter is in its life. What may follow is said here and nowhere else:
 *
 * <pre>
 * ORDERED → PRINTED → SENT → ACTIVATED → USED_UP
 *     every one of the four → EXPIRED, REPLACED or REVOKED, and these lead nowhere
 * </pre>
 */
public enum LetterState {
    /** Wanted. It has no codes yet. */
    ORDERED,
    /** Its codes were drawn and handed to the printer, and nobody has said that it left. Opens nothing. */
    PRINTED,
    /** It is on its way. Its first use activates it. */
    SENT,
    /** The citizen has shown that she has it. */
    ACTIVATED,
    USED_UP,
    /** Its time was over. Follows from the clock: no job has to run for it. */
    EXPIRED,
    /** A newer one took its place. */
    REPLACED,
    /** Somebody ended it. */
    REVOKED;

    /** Those in which it has not reached the citizen, as far as anybody knows. */
    public static final Set<LetterState> UNDER_WAY = Set.of(ORDERED, PRINTED, SENT);

    /** What may follow at once. Printing again is allowed until it was sent: the codes are drawn anew. */
    public Set<LetterState> next() {
        return switch (this) {
            case ORDERED -> EnumSet.of(PRINTED, EXPIRED, REPLACED, REVOKED);
            case PRINTED -> EnumSet.of(PRINTED, SENT, EXPIRED, REPLACED, REVOKED);
            case SENT -> EnumSet.of(ACTIVATED, EXPIRED, REPLACED, REVOKED);
            case ACTIVATED -> EnumSet.of(USED_UP, EXPIRED, REPLACED, REVOKED);
            case USED_UP, EXPIRED, REPLACED, REVOKED -> EnumSet.noneOf(LetterState.class);
        };
    }

    /** The states that this one may follow at once. */
    public Set<LetterState> previous() {
        var from = EnumSet.noneOf(LetterState.class);
        for (var state : values()) {
            if (state.next().contains(this)) {
                from.add(state);
            }
        }
        return from;
    }

    /** Whether codes of it may be typed. */
    public boolean opens() {
        return this == SENT || this == ACTIVATED;
    }

    public boolean isOver() {
        return next().isEmpty();
    }
}
