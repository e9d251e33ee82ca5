package no.portvakt.minside.removal;

import static java.util.stream.Collectors.joining;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import no.portvakt.minside.catalogue.RetentionClass;
import no.portvakt.minside.person.Text;
import no.portvakt.minside.status.CaseRow;
import no.portvakt.minside.status.CitizenStatus;
import no.portvakt.minside.status.Removing;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * Removes cases that have been over for as long as their service's retention class says: decided, closed or dismissed, in
 * the archive, and with no deadline that has not passed since. A case that is not over stays, however old. One transaction
 * for each, so one that breaks stops no other; several adapters share the work. Thread-safe.
 */
public final class Retention {

    private static final Logger LOG = Logger.getLogger(Retention.class);
    private static final ZoneId NORWAY = ZoneId.of("Europe/Oslo");

    /** In one run; the next one goes on. */
    private static final int MOST = 500;

    /** As literals, since only then the database sees that it has an index of just these. */
    static final String OVER = Arrays.stream(CitizenStatus.values())
            .filter(CitizenStatus::isOver)
            .map(status -> "'" + status.id() + "'")
            .collect(joining(", "));

    /** When the case of a row was over: {@code c}. A deadline's whole day counts. */
    static final String SINCE = """
            greatest(c.changed_at, coalesce((select (max(d.due_on) + 1)::timestamp at time zone 'Europe/Oslo'
                                             from case_deadline d where d.case_id = c.id), c.changed_at))
            """;

    private final Jdbi jdbi;
    private final Removing removing;
    private final Map<String, RetentionClass> classes;
    private final Clock clock;

    /**
     * Makes the sweep.
     *
     * @param classes by service
     */
    public Retention(Jdbi jdbi, Removing removing, Map<String, RetentionClass> classes, Clock clock) {
        this.jdbi = jdbi;
        this.removing = removing;
        this.classes = Map.copyOf(classes);
        this.clock = clock;
    }

    /** A case, and since when it is over. */
    public record Ended(CaseRow row, Instant since) {}

    /** Removes what is due; how many there were. */
    public int run() {
        return classes.entrySet().stream()
                .mapToInt(entry -> run(entry.getKey(), entry.getValue()))
                .sum();
    }

    private int run(String service, RetentionClass kept) {
        int removed = 0;
        while (removed < MOST && removeNext(service, kept)) {
            removed++;
        }
        if (removed > 0) {
            LOG.infof("%s: %d cases removed, over for %s", service, removed, kept.keep());
        }
        return removed;
    }

    private boolean removeNext(String service, RetentionClass kept) {
        return jdbi.inTransaction(handle -> {
            var next = next(handle, service, startOf(kept, clock.instant()));
            next.ifPresent(ended -> removing.remove(handle, ended.row(), removal(kept, ended)));
            return next.isPresent();
        });
    }

    /** What was over before this moment has been over for long enough. */
    static Instant startOf(RetentionClass kept, Instant now) {
        return ZonedDateTime.ofInstant(now, NORWAY).minus(kept.keep()).toInstant();
    }

    private static Optional<Ended> next(Handle handle, String service, Instant before) {
        return handle.createQuery("""
                        select c.*, <since> as since from citizen_case c
                        where c.service = :service and c.status in (<over>) and c.changed_at < :before
                        and <since> < :before
                        and exists (select 1 from outbox o where o.submission_id = c.id and o.state = 'done')
                        order by c.changed_at limit 1 for update of c skip locked
                        """)
                .define("since", SINCE)
                .bind("service", service)
                .define("over", OVER)
                .bind("before", before)
                .map((row, context) -> new Ended(
                        ConstructorMapper.of(CaseRow.class).map(row, context),
                        row.getTimestamp("since").toInstant()))
                .findOne();
    }

    private static Removing.Removal removal(RetentionClass kept, Ended ended) {
        var span = kept.span();
        return new Removing.Removal(
                Removing.Why.OVER,
                kept.id() + " " + kept.keep(),
                ended.since(),
                new Text(
                        "Saken har vært ferdig i " + span.nb(),
                        "Saka har vore ferdig i " + span.nn(),
                        "The case has been over for " + span.en()));
    }
}
