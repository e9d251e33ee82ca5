package no.portvakt.minside.accesslog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import no.portvakt.minside.person.Caller;
import no.portvakt.trust.secret.Sealer;
import org.jdbi.v3.core.Jdbi;

/** The access log in PostgreSQL; every entry sealed, only its owner's pseudonym and its time in clear. */
public final class StoredAccessLog implements AccessLog {

    private static final int SHOWN = 500;

    private final Jdbi jdbi;
    private final Sealer sealer;
    private final ObjectMapper json;

    public StoredAccessLog(Jdbi jdbi, Sealer sealer, ObjectMapper json) {
        this.jdbi = jdbi;
        this.sealer = sealer;
        this.json = json;
    }

    @Override
    public List<AccessEntry> of(Caller caller) {
        List<String> sealed = jdbi.withHandle(handle -> handle.createQuery(
                        "select entry_sealed from access_entry where person_key = :person order by logged_at desc, id desc limit :shown")
                .bind("person", caller.key())
                .bind("shown", SHOWN)
                .mapTo(String.class)
                .list());
        return sealed.stream()
                .map(sealer::open)
                .flatMap(Optional::stream)
                .map(this::read)
                .toList();
    }

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
