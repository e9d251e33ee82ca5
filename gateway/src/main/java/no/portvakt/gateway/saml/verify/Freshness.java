package no.portvakt.gateway.saml.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How old a message may be. */
public final class Freshness {

    private static final Duration OLDEST = Duration.ofMinutes(5);
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(60);

    private Freshness() {}

    /** How long an id has to be remembered so that no message counts twice. */
    public static Duration remembered() {
        return OLDEST.plus(CLOCKS_DIFFER).plus(CLOCKS_DIFFER);
    }

    /** Of a message that says when it was made. */
    public static Optional<Fault> check(Instant issued, Instant now) {
        if (issued.isBefore(now.minus(OLDEST).minus(CLOCKS_DIFFER))) {
            return Optional.of(Fault.EXPIRED);
        }
        return issued.isAfter(now.plus(CLOCKS_DIFFER)) ? Optional.of(Fault.NOT_YET) : Optional.empty();
    }

    /** Of a message that says until when it counts. */
    public static boolean isOver(Instant notOnOrAfter, Instant now) {
        return !now.minus(CLOCKS_DIFFER).isBefore(notOnOrAfter);
    }
}
