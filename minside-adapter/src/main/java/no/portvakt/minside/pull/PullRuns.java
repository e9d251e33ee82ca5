package no.portvakt.minside.pull;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The table {@code archive_pull}, with its one row. Every method runs in the caller's transaction. */
final class PullRuns {

    private PullRuns() {}

    /** Locks the row until the transaction ends; empty before its time, and while another adapter holds it. */
    static Optional<Run> take(Handle handle, Instant now) {
        return handle.createQuery("""
                        select swept_until from archive_pull where id = 1 and next_run_at <= :now
                        for update skip locked
                        """)
                .bind("now", now)
                .map(ConstructorMapper.of(Run.class))
                .findOne();
    }

    static void done(Handle handle, Optional<LocalDate> sweptUntil, Instant next) {
        handle.createUpdate("update archive_pull set swept_until = :until, next_run_at = :next where id = 1")
                .bind("until", sweptUntil)
                .bind("next", next)
                .execute();
    }

    /**
     * Where the last run came to.
     *
     * @param sweptUntil all cases of this date and the ones before have been searched for
     */
    public record Run(Optional<LocalDate> sweptUntil) {}
}
