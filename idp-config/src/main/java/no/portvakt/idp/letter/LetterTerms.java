package no.portvakt.idp.letter;

import java.time.Duration;
import java.time.Instant;

/**
 * How long a letter lives, and when its owner is to order the next.
 *
 * @param unopened from when it was ordered, and anew from when it was printed, until it has to be activated: what lies
 *     in a letter box or drawer for longer opens nothing
 * @param activated from activation on
 * @param betweenOrders for so long after an order a citizen cannot order another by herself: letters cost postage, and
 *     the post takes its time
 * @param few with so many unused codes or fewer the citizen is warned
 */
public record LetterTerms(Duration unopened, Duration activated, Duration betweenOrders, int few) {

    public static final LetterTerms STANDARD =
            new LetterTerms(Duration.ofDays(60), Duration.ofDays(730), Duration.ofDays(10), 4);

    public LetterTerms {
        if (!unopened.isPositive() || !activated.isPositive() || few < 1 || few >= CodeList.SIZE) {
            throw new IllegalArgumentException("terms of a letter that nobody could keep");
        }
    }

    /** When a letter that enters this state now ends, if nothing else happens to it. */
    public Instant expiry(LetterState state, Instant now) {
        return now.plus(state == LetterState.ACTIVATED ? activated : unopened);
    }

    /** Whether a letter that is on its way is to be waited for. */
    public boolean isExpected(Letter letter, Instant now) {
        var state = letter.stateAt(now);
        return LetterState.UNDER_WAY.contains(state)
                && letter.since().plus(betweenOrders).isAfter(now);
    }

    public boolean isFew(int codesLeft) {
        return codesLeft <= few;
    }
}
