package no.portvakt.gateway.console.life;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The number of what gateways enforce; only rises. Consoles that share a database agree on it. */
public final class PolicyVersions {

    private PolicyVersions() {}

    /** Why there is a new number. */
    public enum Cause {
        SEEDED,
        ACTIVATED,
        EMERGENCY,
        /** A proposal has words that gateways must keep in their records for its simulation. */
        WATCHED,
        /** Nothing changed, but the snapshot would have expired. */
        RENEWED
    }

    /** A number and when it came. */
    public record PolicyVersion(long number, Instant changedAt) {}

    /** One after the other: whatever changes a life waits here until the one before has ended. */
    public static void oneAtATime(Handle handle) {
        handle.createQuery("select pg_advisory_xact_lock(hashtext('portvakt.profiles'))")
                .mapToMap()
                .list();
    }

    /** Takes the next number, in the transaction of what it is for. */
    public static void advance(Handle handle, Cause cause, Instant at) {
        handle.createUpdate("insert into policy_version (number, cause, changed_at)"
                        + " select coalesce(max(number), 0) + 1, :cause, :at from policy_version")
                .bind("cause", cause.name().toLowerCase(Locale.ROOT))
                .bind("at", at)
                .execute();
    }

    /** Empty before the first start has put something in force. */
    public static Optional<PolicyVersion> current(Handle handle) {
        return handle.createQuery("select number, changed_at from policy_version order by number desc limit 1")
                .map((row, context) -> new PolicyVersion(
                        row.getLong("number"), row.getTimestamp("changed_at").toInstant()))
                .findOne();
    }
}
