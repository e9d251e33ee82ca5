package no.portvakt.minside.delivery.dialogporten;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The header {@code Retry-After}: seconds, or a date (RFC 9110, section 10.2.3). At least a second, at most an hour. */
final class RetryAfter {

    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final Duration MOST = Duration.ofHours(1);

    private RetryAfter() {}

    /** Empty for what is neither. */
    static Optional<Duration> read(String written, Instant now) {
        return seconds(written).or(() -> date(written, now)).map(RetryAfter::bounded);
    }

    private static Optional<Duration> seconds(String written) {
        try {
            return Optional.of(Duration.ofSeconds(Integer.parseInt(written)));
        } catch (NumberFormatException notSeconds) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> date(String written, Instant now) {
        try {
            return Optional.of(Duration.between(
                    now,
                    ZonedDateTime.parse(written, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant()));
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    private static Duration bounded(Duration wished) {
        if (wished.compareTo(LEAST) < 0) {
            return LEAST;
        }
        return wished.compareTo(MOST) > 0 ? MOST : wished;
    }
}
