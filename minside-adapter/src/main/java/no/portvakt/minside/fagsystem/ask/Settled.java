package no.portvakt.minside.fagsystem.ask;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a dropped file may be read as it lies there, wherever that is.
 *
 * @param mostBytes of the file
 * @param always whether it has to rest even where a marker says that it is whole
 */
record Settled(int mostBytes, boolean always, Clock clock) {

    static final Duration AHEAD = Duration.ofMinutes(5);
    static final long QUIET_SECONDS = 5;

    /** Why it may not be read now; without personal data. */
    Optional<String> problem(boolean regular, long size, Instant modified) {
        var now = clock.instant();
        if (!regular) {
            return Optional.of("is no file");
        }
        if (size < 0 || size > mostBytes) {
            return Optional.of("is larger than " + mostBytes + " bytes");
        }
        if (modified.isAfter(now.plus(AHEAD))) {
            return Optional.of("is from the future");
        }
        return always && modified.isAfter(now.minusSeconds(QUIET_SECONDS))
                ? Optional.of("was written to just now: it may not be whole yet")
                : Optional.empty();
    }
}
