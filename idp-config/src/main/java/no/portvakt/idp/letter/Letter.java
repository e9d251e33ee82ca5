package no.portvakt.idp.letter;

import java.time.Instant;

/**
 * What is known of a letter without its codes.
 *
 * @param number tells the citizen which of several letters is meant; the first is 1
 * @param recorded the last state that something happened for; see {@link #stateAt}
 * @param since when it came to that
 * @param codesLeft unused ones; 0 before it is printed
 */
public record Letter(
        String id,
        int number,
        LetterPurpose purpose,
        LetterState recorded,
        Instant since,
        Instant expiresAt,
        int codesLeft) {

    public LetterState stateAt(Instant now) {
        return !recorded.isOver() && !now.isBefore(expiresAt) ? LetterState.EXPIRED : recorded;
    }
}
