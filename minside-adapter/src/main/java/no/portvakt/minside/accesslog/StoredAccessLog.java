package no.portvakt.minside.accesslog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import no.portvakt.minside.accesslog.EntryMarks.Marked;
import no.portvakt.minside.person.Caller;
import no.portvakt.trust.secret.Sealer;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The access log in PostgreSQL; every entry sealed and marked, only its owner's pseudonym and its time in clear. */
public final class StoredAccessLog implements AccessLog {

    private static final Logger LOG = Logger.getLogger(StoredAccessLog.class);

    private final Jdbi jdbi;
    private final Sealer sealer;
    private final EntryMarks marks;
    private final EntryCursors cursors;
    private final ObjectMapper json;

    public StoredAccessLog(Jdbi jdbi, Sealer sealer, EntryMarks marks, EntryCursors cursors, ObjectMapper json) {
        this.jdbi = jdbi;
        this.sealer = sealer;
        this.marks = marks;
        this.cursors = cursors;
        this.json = json;
    }

    @Override
    public EntriesFound of(Caller caller, Optional<String> cursor, int most) {
        if (most < 1 || most > MOST) {
            throw new IllegalArgumentException("a page has 1 to " + MOST + " entries");
        }
        if (cursor.isEmpty()) {
            return page(caller.key(), Optional.empty(), most);
        }
        return cursor.flatMap(written -> cursors.read(written, caller.key()))
                .<EntriesFound>map(position -> page(caller.key(), Optional.of(position), most))
                .orElseGet(EntriesFound.UnknownCursor::new);
    }

    private EntriesFound.Page page(String person, Optional<EntryCursors.Position> after, int most) {
        var rows = rows(person, after, most + 1);
        var shown = rows.subList(0, Math.min(most, rows.size()));
        return new EntriesFound.Page(
                shown.stream().map(this::entry).toList(),
                Optional.of(rows)
                        .filter(found -> found.size() > most)
                        .map(_ -> cursors.write(shown.getLast().position(person))));
    }

    private List<Row> rows(String person, Optional<EntryCursors.Position> after, int most) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id, logged_at, entry_sealed, mark, checkpoint from access_entry
                        where person_key = :person <older> order by logged_at desc, id desc limit :wished
                        """)
                .define("older", after.isPresent() ? "and (logged_at, id) < (:at, :id)" : "")
                .bind("person", person)
                .bind("at", after.map(EntryCursors.Position::at))
                .bind("id", after.map(EntryCursors.Position::id))
                .bind("wished", most)
                .map(ConstructorMapper.of(Row.class))
                .list());
    }

    @Override
    public void each(Caller caller, Consumer<ExportedEntry> reader) {
        var rows = rows(caller.key(), Optional.empty(), MOST);
        while (!rows.isEmpty()) {
            rows.forEach(row -> reader.accept(new ExportedEntry(entry(row), row.mark(), row.checkpoint())));
            rows = rows(caller.key(), Optional.of(rows.getLast().position(caller.key())), MOST);
        }
    }

    private AccessEntry entry(Row row) {
        return sealer.open(row.entrySealed()).map(this::read).orElseGet(() -> {
            LOG.errorf("entry %d of the access log cannot be opened", row.id());
            return AccessEntry.unreadable(row.loggedAt());
        });
    }

    /** A row of {@code access_entry}. */
    public record Row(long id, Instant loggedAt, String entrySealed, Optional<String> mark, Optional<Long> checkpoint) {

        private EntryCursors.Position position(String person) {
            return new EntryCursors.Position(person, loggedAt, id);
        }
    }

    @Override
    public List<RecordedLookup> lookups(Caller caller, List<Lookup> lookups) {
        if (lookups.isEmpty()) {
            return List.of();
        }
        jdbi.useTransaction(
                handle -> lookups.forEach(lookup -> write(handle, caller.key(), lookup.entry(), Optional.empty())));
        return lookups.stream()
                .<RecordedLookup>map(lookup -> new Recorded(caller.person(), lookup.source(), caller.correlation()))
                .toList();
    }

    @Override
    public RecordedLookup lookup(Subject subject, String source, AccessEntry entry) {
        jdbi.useHandle(handle -> write(handle, subject.key(), entry, Optional.empty()));
        return new Recorded(subject.person(), source, subject.correlation());
    }

    @Override
    public void reading(Caller caller, AccessEntry entry) {
        jdbi.useHandle(handle -> write(handle, caller.key(), entry, Optional.empty()));
    }

    @Override
    public void delegation(String id, String person, AccessEntry entry) {
        jdbi.useHandle(handle -> write(handle, person, entry, Optional.of(id)));
    }

    @Override
    public void disclosure(String id, String person, AccessEntry entry) {
        jdbi.useHandle(handle -> write(handle, person, entry, Optional.of(id)));
    }

    @Override
    public void removal(Handle handle, String id, String person, AccessEntry entry) {
        write(handle, person, entry, Optional.of(id));
    }

    /** One that has an id and is there already stays as it is. */
    private void write(Handle handle, String person, AccessEntry entry, Optional<String> id) {
        var marked =
                new Marked(person, entry.logtime().truncatedTo(ChronoUnit.MICROS), sealer.seal(written(entry)), id);
        handle.createUpdate("""
                        insert into access_entry (person_key, logged_at, entry_sealed, delegation, mark)
                        values (:person, :at, :entry, :delegation, :mark) on conflict (delegation) do nothing
                        """)
                .bind("person", person)
                .bind("at", marked.loggedAt())
                .bind("entry", marked.sealed())
                .bind("delegation", id)
                .bind("mark", marks.of(marked))
                .execute();
    }

    private String written(AccessEntry entry) {
        try {
            return json.writeValueAsString(entry);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("an access entry cannot be written", broken);
        }
    }

    private AccessEntry read(String written) {
        try {
            return json.readValue(written, AccessEntry.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("an access entry cannot be read", broken);
        }
    }
}
