package no.portvakt.gateway.session;

import java.time.Duration;

/**
 * How long a session may live, as the service's profile says.
 *
 * @param idle between two requests
 * @param absolute from its start
 */
public record SessionLimits(Duration idle, Duration absolute) {

    public SessionLimits {
        if (!idle.isPositive() || !absolute.isPositive()) {
            throw new IllegalArgumentException("a session must be allowed to live for a while");
        }
    }
}
