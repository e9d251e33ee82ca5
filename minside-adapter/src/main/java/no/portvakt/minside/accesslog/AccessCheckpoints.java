package no.portvakt.minside.accesslog;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import no.portvakt.minside.accesslog.EntryMarks.Checkpoint;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * Takes entries into checkpoints. Which entries a checkpoint has is written at each of them, so it does not matter in what
 * order they came to be seen. One adapter at a time does it. Each checkpoint is said in the log as well: who keeps that
 * line elsewhere can show later that no checkpoint has been taken away or made anew. Thread-safe.
 */
public final class AccessCheckpoints {

    /** Before the first one there is nothing to go on from. */
    static final String NOTHING_BEFORE = "";

    private static final Logger LOG = Logger.getLogger("portvakt.accesslog.checkpoints");
    private static final int AT_ONCE = 5_000;

    /** Any number that nobody else locks. */
    private static final long LOCK = 0x0ACCE55L;

    private final Jdbi jdbi;
    private final EntryMarks marks;
    private final Clock clock;

    public AccessCheckpoints(Jdbi jdbi, EntryMarks marks, Clock clock) {
        this.jdbi = jdbi;
        this.marks = marks;
        this.clock = clock;
    }

    /** The last of those that there are. */
    public record Last(long number, String mark) {}

    /** Takes in what is in none yet; returns when it is done. */
    public void take() {
        jdbi.useTransaction(handle -> {
            if (handle.select("select pg_try_advisory_xact_lock(?)", LOCK)
                    .mapTo(Boolean.class)
                    .one()) {
                take(handle, last(handle));
            }
        });
    }

    /** Empty before there is any. */
    static Optional<Last> last(Handle handle) {
        return handle.createQuery("select number, mark from access_checkpoint order by number desc limit 1")
                .map(ConstructorMapper.of(Last.class))
                .findOne();
    }

    private void take(Handle handle, Optional<Last> last) {
        long number = last.map(Last::number).orElse(0L) + 1;
        var digest = new MarksDigest();
        var some = next(handle, Long.MIN_VALUE);
        while (!some.isEmpty()) {
            takeIn(handle, number, some, digest);
            some = next(handle, some.getLast().id());
        }
        if (digest.entries() > 0) {
            write(handle, number, last.map(Last::mark).orElse(NOTHING_BEFORE), digest);
        }
    }

    private static List<StoredEntry> next(Handle handle, long after) {
        return handle.createQuery("""
                        select id, person_key, logged_at, entry_sealed, delegation, mark from access_entry
                        where checkpoint is null and id > :after order by id limit :most
                        """)
                .bind("after", after)
                .bind("most", AT_ONCE)
                .map(ConstructorMapper.of(StoredEntry.class))
                .list();
    }

    /** Entries from before there were marks are marked as they stand by the first checkpoint, and by no other. */
    private void takeIn(Handle handle, long number, List<StoredEntry> entries, MarksDigest digest) {
        var batch = handle.prepareBatch("update access_entry set checkpoint = :number, mark = :mark where id = :id");
        for (var entry : entries) {
            var mark = entry.mark().or(() -> number == 1 ? Optional.of(marks.of(entry.marked())) : Optional.empty());
            digest.add(mark.orElse(""));
            batch.bind("number", number)
                    .bind("mark", mark)
                    .bind("id", entry.id())
                    .add();
        }
        batch.execute();
    }

    private void write(Handle handle, long number, String before, MarksDigest digest) {
        long entries = digest.entries();
        var checkpoint =
                new Checkpoint(number, clock.instant().truncatedTo(ChronoUnit.MICROS), before, entries, digest.value());
        var mark = marks.of(checkpoint);
        handle.createUpdate("""
                        insert into access_checkpoint (number, at, entries, mark)
                        values (:number, :at, :entries, :mark)
                        """)
                .bind("number", number)
                .bind("at", checkpoint.at())
                .bind("entries", entries)
                .bind("mark", mark)
                .execute();
        LOG.infof("checkpoint %d: %d entries, %s", number, entries, mark);
    }
}
