package no.portvakt.gateway.onbehalf;

import java.time.Duration;
import java.util.Optional;
import no.portvakt.profiles.reason.Reason;

/**
 * Why there is no token.
 *
 * @param error of RFC 6749, 5.2, or RFC 8693, 2.2.2
 * @param description in ASCII; quotes nothing that was sent
 * @param reason as it is recorded, where a profile demanded more
 * @param stepUp what the citizen would have to do first
 */
record Denial(String error, String description, Optional<Reason> reason, Optional<StepUp> stepUp) {

    /** What a log-in has to be. */
    record StepUp(Optional<String> acr, Optional<Duration> maxAge) {}

    static Denial of(String error, String description) {
        return new Denial(error, description, Optional.empty(), Optional.empty());
    }

    static Denial request(String description) {
        return of("invalid_request", description);
    }

    static Denial target(String description) {
        return of("invalid_target", description);
    }

    static Denial client() {
        return of("invalid_client", "the service has not proved who it is");
    }

    int status() {
        return error.equals("invalid_client") ? 401 : 400;
    }
}
