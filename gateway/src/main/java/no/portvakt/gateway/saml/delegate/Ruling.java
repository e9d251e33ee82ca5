package no.portvakt.gateway.saml.delegate;

import java.time.Duration;
import java.util.Optional;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.reason.Reason;

/** What is decided about a citizen whom a portal asks for. */
sealed interface Ruling {

    /** She has what it takes. */
    record Enough(SecurityLevel level) implements Ruling {}

    /** She has to log in first, or more strongly, or anew. */
    record LogInFirst(SecurityLevel level, Optional<Duration> maxAge, Reason reason) implements Ruling {}

    /** No log-in reaches what is asked or demanded. */
    record Unreachable() implements Ruling {}

    /** The service is not for her, or not by this log-in, or not open. */
    record NotServed(Reason reason) implements Ruling {}
}
