package no.portvakt.minside.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Update;

/** The table {@code delivery}. Every method runs in the caller's transaction. */
final class Deliveries {

    /** Whoever was too slow, and lost it to somebody else, says nothing any more. */
    private static final String MINE =
            " where surface = :surface and case_id = :case and state = 'waiting' and taken_until = :until";

    private Deliveries() {}

    /**
     * One that is taken.
     *
     * @param changes up to which change of the case it tells
     * @param delivered up to which the surface knows
     * @param attempts how many tries there have been since the surface last took something
     * @param takenUntil when it is anybody's again; also tells this taking from any other
     * @param reported whether its fagsystem has been told that it was set aside
     * @param removedReceivedAt of a case that is removed: when it was received
     */
    public record Taken(
            String surface,
            UUID caseId,
            String fagsystem,
            long changes,
            long delivered,
            int attempts,
            Instant takenUntil,
            boolean reported,
            Optional<Instant> removedReceivedAt) {}

    /** Those that can be tried, the longest waiting first. */
    static List<Due> due(Handle handle, Collection<String> surfaces, Instant now, int most) {
        return handle.createQuery("""
                        select surface, case_id from delivery
                        where state = 'waiting' and next_attempt_at <= :now and surface = any(:surfaces)
                        and (taken_until is null or taken_until <= :now)
                        order by next_attempt_at limit :most
                        """)
                .bind("now", now)
                .bindArray("surfaces", String.class, List.copyOf(surfaces))
                .bind("most", most)
                .map(ConstructorMapper.of(Due.class))
                .list();
    }

    /**
     * Takes one for a while; empty if somebody else has it, or it is done. The row is not locked while the surface is
     * told, since a case that changes meanwhile must not wait for that.
     */
    static Optional<Taken> take(Handle handle, Due due, Instant now, Duration lease) {
        return handle.createQuery("""
                        update delivery set taken_until = :until where (surface, case_id) = (
                            select surface, case_id from delivery
                            where surface = :surface and case_id = :case and state = 'waiting'
                            and (taken_until is null or taken_until <= :now) for update skip locked)
                        returning surface, case_id, fagsystem, changes, delivered, attempts, taken_until, reported,
                        removed_received_at
                        """)
                .bind("surface", due.surface())
                .bind("case", due.caseId())
                .bind("now", now)
                .bind("until", now.plus(lease))
                .map(ConstructorMapper.of(Taken.class))
                .findOne();
    }

    /** The surface has it; whatever changed while it was told is told then. False if it is not ours any more. */
    static boolean delivered(Handle handle, Taken taken, Instant then) {
        return update(handle, taken, then, """
                delivered = :changes, attempts = 0, reported = false, next_attempt_at = :at,
                state = case when changes > :changes then 'waiting' else 'done' end
                """);
    }

    /** The surface knows nothing of it any more, and nothing more is to be told. */
    static void withdrawn(Handle handle, Taken taken) {
        handle.createUpdate("delete from delivery" + MINE)
                .bind("surface", taken.surface())
                .bind("case", taken.caseId())
                .bind("until", taken.takenUntil())
                .execute();
    }

    /** The rest of it is told next. */
    static boolean partly(Handle handle, Taken taken, Instant now) {
        return update(handle, taken, now, "attempts = 0, next_attempt_at = :at");
    }

    static boolean again(Handle handle, Taken taken, Instant when) {
        return update(handle, taken, when, "attempts = attempts + 1, next_attempt_at = :at");
    }

    /** False as well if the case has changed since: then that change is tried first. */
    static boolean setAside(Handle handle, Taken taken, DeliveryOutcome.Reason reason, Instant now) {
        return mine(handle, """
                        update delivery set state = 'set-aside', reason = :reason, attempts = attempts + 1,
                        taken_until = null, reported = true, next_attempt_at = :at
                        """ + MINE + " and changes = :changes", taken, now)
                        .bind("reason", reason.id())
                        .execute()
                == 1;
    }

    /** Lets go of it. */
    static void release(Handle handle, Taken taken, Instant now) {
        update(handle, taken, now, "next_attempt_at = :at");
    }

    private static boolean update(Handle handle, Taken taken, Instant at, String what) {
        return mine(handle, "update delivery set taken_until = null, " + what + MINE, taken, at)
                        .execute()
                == 1;
    }

    private static Update mine(Handle handle, String sql, Taken taken, Instant at) {
        return handle.createUpdate(sql)
                .bind("surface", taken.surface())
                .bind("case", taken.caseId())
                .bind("changes", taken.changes())
                .bind("until", taken.takenUntil())
                .bind("at", at);
    }

    static long count(Handle handle, String surface, String state) {
        return handle.createQuery("select count(*) from delivery where surface = :surface and state = :state")
                .bind("surface", surface)
                .bind("state", state)
                .mapTo(Long.class)
                .one();
    }
}
