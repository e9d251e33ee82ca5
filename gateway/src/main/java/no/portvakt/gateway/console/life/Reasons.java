package no.portvakt.gateway.console.life;

import java.util.Optional;
import no.portvakt.trust.identity.NationalId;

/** What an officer writes beside what she does: it is there, and it names nobody by number. */
final class Reasons {

    private static final int LONGEST = 2_000;

    private Reasons() {}

    /** Empty if it can be used. */
    static Optional<LifeOutcome.Invalid> refuse(String field, String text) {
        if (text.isBlank() || text.length() > LONGEST) {
            return Optional.of(new LifeOutcome.Invalid(field, "must be there, and not longer than " + LONGEST));
        }
        return NationalId.occursIn(text)
                ? Optional.of(new LifeOutcome.Invalid(field, "must not hold a national id number"))
                : Optional.empty();
    }
}
