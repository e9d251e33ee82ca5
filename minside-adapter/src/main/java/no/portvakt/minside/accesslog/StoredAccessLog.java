package no.portvakt.minside.accesslog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Optional;
import no.portvakt.minside.person.Caller;
import no.portvakt.trust.secret.Sealer;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The access log in PostgreSQL; every entry sealed, only its owner's pseudonym and its time in clear. */
public final class StoredAccessLog implements AccessLog {

    private static final Logger LOG = Logger.getLogger(StoredAccessLog.class);

    private final Jdbi jdbi;
    private final Sealer sealer;
    private final EntryCursors cursors;
    private final ObjectMapper json;

    public StoredAccessLog(Jdbi jdbi, Sealer sealer, EntryCursors cursors, ObjectMapper json) {
        this.jdbi = jdbi;
        this.sealer = sealer;
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
        var rows = jdbi.withHandle(handle -> handle.createQuery("""
                        select id, logged_at, entry_sealed from access_entry where person_key = :person <older>
                        order by logged_at desc, id desc limit :wished
                        """)
                .define("older", after.isPresent() ? "and (logged_at, id) < (:at, :id)" : "")
                .bind("person", person)
                .bind("at", after.map(EntryCursors.Position::at))
                .bind("id", after.map(EntryCursors.Position::id))
                .bind("wished", most + 1)
                .map(ConstructorMapper.of(Row.class))
                .list());
        var shown = rows.subList(0, Math.min(most, rows.size()));
        return new EntriesFound.Page(
                shown.stream().map(this::entry).toList(),
                Optional.of(rows)
                        .filter(found -> found.size() > most)
                        .map(_ -> cursors.write(new EntryCursors.Position(
                                person,
                                shown.getLast().loggedAt(),
                                shown.getLast().id()))));
    }

    private AccessEntry entry(Row row) {
        return sealer.open(row.entrySealed()).map(this::read).orElseGet(() -> {
            LOG.errorf("entry %d of the access log cannot be opened", row.id());
            return AccessEntry.unreadable(row.loggedAt());
        });
    }

    /** A row of {@code access_entry}. */
    public record Row(long id, Instant loggedAt, String entrySealed) {}

    @Override
    public RecordedLookup lookup(Caller caller, String source, AccessEntry entry) {
        write(caller, entry);
        return new Recorded(caller.person(), source, caller.correlation());
    }

    @Override
    public void reading(Caller caller, AccessEntry entry) {
        write(caller, entry);
    }

    @Override
    public void delegation(String id, String person, AccessEntry entry) {
        write(person, entry, Optional.of(id));
    }

    @Override
    public void disclosure(String id, String person, AccessEntry entry) {
        write(person, entry, Optional.of(id));
    }

    private void write(Caller caller, AccessEntry entry) {
        write(caller.key(), entry, Optional.empty());
    }

    /** One that has an id and is there already stays as it is. */
    private void write(String person, AccessEntry entry, Optional<String> id) {
        String sealed;
        try {
            sealed = sealer.seal(json.writeValueAsString(entry));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("an access entry cannot be written", broken);
        }
        jdbi.useHandle(handle -> handle.createUpdate(
                        "insert into access_entry (person_key, logged_at, entry_sealed, delegation)"
                                + " values (:person, :at, :entry, :delegation) on conflict (delegation) do nothing")
                .bind("person", person)
                .bind("at", entry.logtime())
                .bind("entry", sealed)
                .bind("delegation", id)
                .execute());
    }

    private AccessEntry read(String written) {
        try {
            return json.readValue(written, AccessEntry.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("an access entry cannot be read", broken);
        }
    }
}
