package no.portvakt.minside.accesslog;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import no.portvakt.minside.accesslog.EntryMarks.Checkpoint;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * Reads the whole access log, as of one moment, and says everything that is not as it was written. Holds no more in memory
 * than the checkpoints' numbers. What it cannot see: entries that were taken away before their checkpoint, which is made
 * every minute; and the last checkpoints together with all their entries, unless one of them was kept elsewhere.
 */
public final class AccessLogCheck {

    private static final int FETCHED = 1_000;
    private static final Duration LONG_AGO = Duration.ofHours(1);

    private final Jdbi jdbi;
    private final EntryMarks marks;
    private final Clock clock;

    public AccessLogCheck(Jdbi jdbi, EntryMarks marks, Clock clock) {
        this.jdbi = jdbi;
        this.marks = marks;
        this.clock = clock;
    }

    /**
     * What there is.
     *
     * @param last the last checkpoint's number and mark, to be kept elsewhere
     */
    public record Summary(long entries, long checkpoints, Optional<String> last) {}

    /** A row of {@code access_checkpoint}. */
    public record Row(long number, Instant at, long entries, String mark) {}

    /**
     * Checks.
     *
     * @param anchors marks of checkpoints that were kept elsewhere, by number
     * @param problems hears of each
     * @param progress hears now and then how many entries have been read
     */
    public Summary run(Map<Long, String> anchors, Consumer<LogProblem> problems, LongConsumer progress) {
        return jdbi.inTransaction(
                TransactionIsolationLevel.REPEATABLE_READ, handle -> new Run(handle, problems, progress).all(anchors));
    }

    /** One run. */
    private final class Run {

        private final Handle handle;
        private final Consumer<LogProblem> problems;
        private final LongConsumer progress;
        private final Set<Long> numbers = new HashSet<>();
        private long entries;

        private Run(Handle handle, Consumer<LogProblem> problems, LongConsumer progress) {
            this.handle = handle;
            this.problems = problems;
            this.progress = progress;
        }

        private Summary all(Map<Long, String> anchors) {
            var open = new HashMap<>(anchors);
            var last = checkpoints(open);
            open.keySet().stream().sorted().forEach(number -> problems.accept(new LogProblem.AnchorBroken(number)));
            astray();
            waiting();
            return new Summary(entries, numbers.size(), last);
        }

        private Optional<String> checkpoints(Map<Long, String> anchors) {
            var rows = handle.createQuery("select number, at, entries, mark from access_checkpoint order by number")
                    .map(ConstructorMapper.of(Row.class))
                    .list();
            var before = AccessCheckpoints.NOTHING_BEFORE;
            long expected = 1;
            for (var row : rows) {
                if (row.number() > expected) {
                    problems.accept(new LogProblem.CheckpointsMissing(expected, row.number() - 1));
                }
                numbers.add(row.number());
                anchors.remove(row.number(), row.mark());
                checkpoint(row, before);
                before = row.mark();
                expected = row.number() + 1;
            }
            return rows.isEmpty()
                    ? Optional.empty()
                    : Optional.of(rows.getLast().number() + ":" + rows.getLast().mark());
        }

        private void checkpoint(Row row, String before) {
            var digest = new MarksDigest();
            each("where checkpoint = " + row.number(), entry -> {
                digest.add(entry.mark().orElse(""));
                check(entry);
            });
            long has = digest.entries();
            if (has != row.entries()) {
                problems.accept(new LogProblem.EntriesMissing(row.number(), row.entries(), has));
            } else if (!marks.holds(
                    row.mark(), new Checkpoint(row.number(), row.at(), before, row.entries(), digest.value()))) {
                problems.accept(new LogProblem.CheckpointChanged(row.number()));
            }
        }

        private void astray() {
            handle.createQuery("""
                            select e.id, e.checkpoint from access_entry e
                            where e.checkpoint is not null
                            and not exists (select 1 from access_checkpoint c where c.number = e.checkpoint) order by e.id
                            """)
                    .map((row, _) -> new LogProblem.EntryAstray(row.getLong("id"), row.getLong("checkpoint")))
                    .forEach(problems);
        }

        private void waiting() {
            var longAgo = clock.instant().minus(LONG_AGO);
            each("where checkpoint is null", entry -> {
                check(entry);
                if (entry.loggedAt().isBefore(longAgo) && entry.delegation().isEmpty()) {
                    problems.accept(new LogProblem.EntryWaits(entry.id()));
                }
            });
        }

        private void check(StoredEntry entry) {
            entries++;
            if (entries % FETCHED == 0) {
                progress.accept(entries);
            }
            if (entry.mark().isEmpty()) {
                problems.accept(new LogProblem.EntryUnmarked(entry.id()));
            } else if (!marks.holds(entry.mark().get(), entry.marked())) {
                problems.accept(new LogProblem.EntryChanged(entry.id()));
            }
        }

        private void each(String which, Consumer<StoredEntry> work) {
            try (var found = handle.createQuery(
                            "select id, person_key, logged_at, entry_sealed, delegation, mark from access_entry "
                                    + which + " order by id")
                    .setFetchSize(FETCHED)
                    .map(ConstructorMapper.of(StoredEntry.class))
                    .iterator()) {
                found.forEachRemaining(work);
            }
        }
    }
}
