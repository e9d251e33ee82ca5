package no.portvakt.trust.pki.fetching;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When a list or an answer is to be fetched anew: from half of its life on, so that the other half is left for trying. */
final class Renewal {

    private Renewal() {}

    /**
     * Whether it is time.
     *
     * @param end as the libraries say it; what has none is always due
     */
    static boolean isDue(Date made, @Nullable Date end, Instant now) {
        return Optional.ofNullable(end)
                .map(Date::toInstant)
                .map(last -> made.toInstant()
                        .plus(Duration.between(made.toInstant(), last).dividedBy(2)))
                .filter(now::isBefore)
                .isEmpty();
    }
}
