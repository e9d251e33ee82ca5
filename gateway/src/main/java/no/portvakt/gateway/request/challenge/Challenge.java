package no.portvakt.gateway.request.challenge;

import java.time.Duration;
import java.util.Optional;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.reason.Reason;

/** What a caller is told who could meet the rule. */
public sealed interface Challenge {

    /** A browser goes to our log-in, and comes back to this very page. */
    record GoAndLogIn(String location) implements Challenge {}

    /**
     * A program is told what is missing (RFC 9470).
     *
     * @param acr what to ask the identity provider for; empty if no value of its reaches the level
     * @param stepUp where a person can raise the level, and come back to the front page
     * @param form whether a person was sending a form, which may be kept over the log-in
     */
    record Demanded(
            Reason reason,
            SecurityLevel required,
            Optional<String> acr,
            Optional<Duration> maxAge,
            String stepUp,
            boolean form)
            implements Challenge {}
}
