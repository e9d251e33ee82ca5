package no.portvakt.profiles.catalog;

import java.time.Duration;

/**
 * How long a log-in lasts at this service.
 *
 * @param idle without a request; never longer than {@code absolute}
 * @param absolute from the log-in on, whatever happens
 */
public record SessionLimits(Duration idle, Duration absolute) {

    /** What a profile that says nothing gets: half an hour idle, eight hours in all. */
    public static final SessionLimits DEFAULT = new SessionLimits(Duration.ofMinutes(30), Duration.ofHours(8));

    public SessionLimits {
        if (!idle.isPositive() || idle.compareTo(absolute) > 0) {
            throw new IllegalArgumentException("idle must be positive and not longer than absolute");
        }
    }
}
