package no.portvakt.gateway.session.redis;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import no.portvakt.gateway.session.SessionHash;
import no.portvakt.gateway.session.StoredSession;
import no.portvakt.profiles.level.SecurityLevel;

/**
 * What this node read a moment ago, so that a page with fifty pictures is one question to Redis. For {@link #FRESH} it
 * is as good as read; for {@link #WHILE_AWAY} it serves, up to level 3, when Redis does not answer. That is the one
 * named exception to failing closed, and every use of it is told.
 */
final class LatelySeen {

    static final Duration FRESH = Duration.ofSeconds(1);
    static final Duration WHILE_AWAY = Duration.ofSeconds(60);

    private static final long MOST = 100_000;

    private final Cache<SessionHash, Reading> readings =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(WHILE_AWAY).build();
    private final Consumer<StoredSession> servedUnasked;

    /**
     * Empty.
     *
     * @param servedUnasked told once for each session that is served while Redis is away
     */
    LatelySeen(Consumer<StoredSession> servedUnasked) {
        this.servedUnasked = servedUnasked;
    }

    private record Reading(StoredSession session, String sealed, Instant at, AtomicBoolean told) {}

    Optional<StoredSession> fresh(SessionHash id, Instant now) {
        return within(id, now, FRESH).map(Reading::session);
    }

    Optional<StoredSession> whileAway(SessionHash id, Instant now) {
        return within(id, now, WHILE_AWAY)
                .filter(reading ->
                        !reading.session().session().assurance().level().satisfies(SecurityLevel.HIGH))
                .map(reading -> {
                    if (reading.told().compareAndSet(false, true)) {
                        servedUnasked.accept(reading.session());
                    }
                    return reading.session();
                });
    }

    private Optional<Reading> within(SessionHash id, Instant now, Duration age) {
        return Optional.ofNullable(readings.getIfPresent(id))
                .filter(reading ->
                        !now.isBefore(reading.at()) && now.isBefore(reading.at().plus(age)));
    }

    /** What this text was opened to before; opening costs more than reading. */
    Optional<StoredSession> opened(SessionHash id, String sealed) {
        return Optional.ofNullable(readings.getIfPresent(id))
                .filter(reading -> reading.sealed().equals(sealed))
                .map(Reading::session);
    }

    void read(StoredSession session, String sealed, Instant at) {
        readings.put(session.id(), new Reading(session, sealed, at, new AtomicBoolean()));
    }

    void touched(SessionHash id, Instant now) {
        readings.asMap()
                .computeIfPresent(
                        id,
                        (key, reading) -> reading.session().isLiveAt(now)
                                ? new Reading(
                                        reading.session().seenAt(now), reading.sealed(), reading.at(), reading.told())
                                : reading);
    }

    void forget(SessionHash id) {
        readings.invalidate(id);
    }
}
