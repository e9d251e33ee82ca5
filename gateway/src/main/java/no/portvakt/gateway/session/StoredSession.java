package no.portvakt.gateway.session;

import java.time.Instant;
import java.util.Optional;
import no.portvakt.profiles.level.Assurance;

/**
 * A session with what only this package and the log-out need of it.
 *
 * @param id hash of what the browser holds
 * @param renewal empty where the identity provider gave nothing to ask again with: such a session ends by its limits
 * @param limits those of the profile when the citizen logged in; a profile that has become stricter counts at once, one
 *     that has become milder from the next log-in on
 */
public record StoredSession(SessionHash id, Session session, Optional<Renewal> renewal, SessionLimits limits) {

    public boolean isLiveAt(Instant now) {
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
    public StoredSession seenAt(Instant now) {
        return now.isAfter(session.lastSeenAt()) ? new StoredSession(id, session.seenAt(now), renewal, limits) : this;
    }

    /** Whether it may be used without hearing the identity provider first. */
    public boolean isConfirmedAt(Instant now) {
        return renewal.map(some -> now.isBefore(some.goodUntil())).orElse(true);
    }

    /** Whether the identity provider has to be asked before it is used. */
    boolean isRenewalDueAt(Instant now) {
        return renewal.filter(some -> some.isDueAt(now)).isPresent();
    }

    StoredSession with(Renewal next) {
        return new StoredSession(id, session, Optional.of(next), limits);
    }

    /** With less assurance than before; what was made for the session before is not used after. */
    StoredSession lowered(Assurance lower) {
        return new StoredSession(id, session.lowered(lower), renewal, limits);
    }
}
