package no.portvakt.gateway.session;

import java.time.Instant;
import java.util.Optional;
import no.portvakt.trust.secret.Secret;

/**
 * A session with what only this package and the log-out need of it.
 *
 * @param id hash of what the browser holds
 * @param refreshToken ends the identity provider's session at log-out
 * @param limits those of the profile when the citizen logged in; a profile that has become stricter counts at once, one
 *     that has become milder from the next log-in on
 */
public record StoredSession(SessionHash id, Session session, Optional<Secret> refreshToken, SessionLimits limits) {

    boolean isLiveAt(Instant now) {
        return now.isBefore(expiryUnder(limits));
    }

    boolean isLiveAt(Instant now, SessionLimits stricter) {
        return isLiveAt(now) && now.isBefore(expiryUnder(stricter));
    }

    /** When it ends if nothing more is heard. */
    public Instant expiresAt() {
        return expiryUnder(limits);
    }

    private Instant expiryUnder(SessionLimits some) {
        var whenIdle = session.lastSeenAt().plus(some.idle());
        var atLatest = session.startedAt().plus(some.absolute());
        return whenIdle.isBefore(atLatest) ? whenIdle : atLatest;
    }

    /** The same session, heard from again; a clock that went backwards changes nothing. */
    StoredSession seenAt(Instant now) {
        return now.isAfter(session.lastSeenAt())
                ? new StoredSession(id, session.seenAt(now), refreshToken, limits)
                : this;
    }
}
