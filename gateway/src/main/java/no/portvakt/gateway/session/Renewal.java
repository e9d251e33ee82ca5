package no.portvakt.gateway.session;

import java.time.Duration;
import java.time.Instant;
import no.portvakt.trust.secret.Secret;

/**
 * When the identity provider is asked again whether a session still holds, and with what.
 *
 * @param refreshToken also ends the identity provider's session at log-out
 * @param dueAt not before then
 * @param goodUntil after this the session counts for nothing until the identity provider has been heard
 */
public record Renewal(Secret refreshToken, Instant dueAt, Instant goodUntil) {

    /** For how long a session goes on that the identity provider could not be asked about, beyond what it promised. */
    static final Duration LONGEST_UNCONFIRMED = Duration.ofMinutes(10);

    /** When the identity provider does not answer, it is not asked by every request. */
    static final Duration PAUSE = Duration.ofSeconds(10);

    /** After an answer: the next question is due when what it gave runs out. */
    public static Renewal confirmed(Secret refreshToken, Instant now, Duration life) {
        var due = now.plus(life);
        return new Renewal(refreshToken, due, due.plus(LONGEST_UNCONFIRMED));
    }

    boolean isDueAt(Instant now) {
        return !now.isBefore(dueAt);
    }

    /** It did not answer: it is asked again after a pause. */
    Renewal postponed(Instant now) {
        return new Renewal(refreshToken, now.plus(PAUSE), goodUntil);
    }
}
