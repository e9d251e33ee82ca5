package no.portvakt.minside.backlog;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.portvakt.minside.backlog.SetAside.Kind;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * What lies in the database because nobody would take it. It only notes that something is to be tried again: an adapter
 * does it, within a second or two, the way it always does, so whatever was wrong and still is sets it aside again.
 */
public final class Backlog {

    private static final String ALL = """
            select * from (
                select 'ARCHIVE' as kind, o.submission_id::text as id, null as source, c.fagsystem as about, null as surface,
                       null as reason, o.next_attempt_at as since
                from outbox o join citizen_case c on c.id = o.submission_id where o.state = 'set-aside'
                union all
                select 'EVENT', event_id, source, fagsystem, null, reason, received_at
                from inbox_event where outcome = 'set-aside'
                union all
                select 'SURFACE', case_id::text, null, fagsystem, surface, reason, next_attempt_at
                from delivery where state = 'set-aside'
            ) as set_aside
            """;

    private static final String WANTED = """
            where kind = any(:kinds) and (:about::text is null or about = :about)
            and (:surface::text is null or surface = :surface) and (:reason::text is null or reason = :reason)
            and (:all or id = any(:ids))
            """;

    private final Jdbi jdbi;
    private final Clock clock;

    public Backlog(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * Which of it is meant.
     *
     * @param kinds of these kinds
     * @param about of this fagsystem
     * @param surface not told to this surface
     * @param reason set aside for this reason
     * @param ids these; empty: all that the rest of it says
     */
    public record Wanted(
            Set<Kind> kinds,
            Optional<String> about,
            Optional<String> surface,
            Optional<String> reason,
            Optional<Set<String>> ids) {

        public Wanted {
            kinds = Set.copyOf(kinds);
        }
    }

    /** What is meant, the longest lying first, as many as wished at most. */
    public List<SetAside> list(Wanted wanted, int most) {
        return jdbi.withHandle(handle -> handle.createQuery(ALL + WANTED + " order by since, kind, id limit :most")
                .bindArray("kinds", String.class, names(wanted))
                .bind("about", wanted.about())
                .bind("surface", wanted.surface())
                .bind("reason", wanted.reason())
                .bind("all", wanted.ids().isEmpty())
                .bindArray("ids", String.class, List.copyOf(wanted.ids().orElse(Set.of())))
                .bind("most", most)
                .map(ConstructorMapper.of(SetAside.class))
                .list());
    }

    /** Has these tried again; how many of them still were set aside. */
    public int replay(List<SetAside> wanted) {
        return jdbi.inTransaction(handle -> wanted.stream()
                .mapToInt(one -> {
                    var update = handle.createUpdate(again(one.kind()))
                            .bind("id", one.id())
                            .bind("at", clock.instant());
                    one.source()
                            .ifPresent(source -> update.bind("source", source).bind("fagsystem", one.about()));
                    one.surface().ifPresent(surface -> update.bind("surface", surface));
                    return update.execute();
                })
                .sum());
    }

    private static List<String> names(Wanted wanted) {
        return wanted.kinds().stream().map(Kind::name).toList();
    }

    private static String again(Kind kind) {
        return switch (kind) {
            case ARCHIVE -> """
                    update outbox set state = 'waiting', attempts = 0, reason_sealed = null, next_attempt_at = :at
                    where submission_id = :id::uuid and state = 'set-aside'
                    """;
            case EVENT -> """
                    update inbox_event set replay_at = :at
                    where fagsystem = :fagsystem and source = :source and event_id = :id and outcome = 'set-aside'
                    """;
            case SURFACE -> """
                    update delivery set state = 'waiting', attempts = 0, reason = null, next_attempt_at = :at
                    where case_id = :id::uuid and surface = :surface and state = 'set-aside'
                    """;
        };
    }
}
