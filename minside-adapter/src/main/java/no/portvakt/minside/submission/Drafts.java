package no.portvakt.minside.submission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.portvakt.minside.person.Caller;
import no.portvakt.trust.secret.Sealer;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Forms that citizens go on with later: one of each form for each person, sealed, until the form is sent, she deletes it, or
 * it is too old. Whoever shows one has to have opened its form first: a draft is as open as the form. Thread-safe.
 */
public final class Drafts {

    private static final Logger LOG = Logger.getLogger(Drafts.class);
    private static final TypeReference<Map<String, String>> TYPED = new TypeReference<>() {};

    private final Jdbi jdbi;
    private final Sealer sealer;
    private final ObjectMapper json;
    private final Duration lifetime;
    private final Clock clock;

    /**
     * Makes the store.
     *
     * @param lifetime how long one is kept after it was saved
     */
    public Drafts(Jdbi jdbi, Sealer sealer, ObjectMapper json, Duration lifetime, Clock clock) {
        this.jdbi = jdbi;
        this.sealer = sealer;
        this.json = json;
        this.lifetime = lifetime;
        this.clock = clock;
    }

    /** Saves it in place of what was saved before. */
    public void save(Caller caller, String service, Map<String, String> typed) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into draft (person_key, service, typed_sealed, saved_at)
                        values (:person, :service, :typed, :at)
                        on conflict (person_key, service)
                        do update set typed_sealed = excluded.typed_sealed, saved_at = excluded.saved_at
                        """)
                .bind("person", caller.key())
                .bind("service", service)
                .bind("typed", sealer.seal(written(typed)))
                .bind("at", clock.instant())
                .execute());
    }

    /** Hers of this form. */
    public Optional<Draft> find(Caller caller, String service) {
        return of(caller).stream()
                .filter(draft -> draft.service().equals(service))
                .findFirst();
    }

    /** All of hers, the one that was saved last first. One that cannot be opened any more is none. */
    public List<Draft> of(Caller caller) {
        return jdbi
                .withHandle(handle -> handle.createQuery("""
                                select service, typed_sealed, saved_at from draft
                                where person_key = :person and saved_at > :since order by saved_at desc
                                """)
                        .bind("person", caller.key())
                        .bind("since", clock.instant().minus(lifetime))
                        .map((row, _) -> draft(row))
                        .list())
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    public void delete(Caller caller, String service) {
        jdbi.useHandle(handle -> delete(handle, caller.key(), service));
    }

    /** Its form is sent. */
    static void delete(Handle handle, String person, String service) {
        handle.createUpdate("delete from draft where person_key = :person and service = :service")
                .bind("person", person)
                .bind("service", service)
                .execute();
    }

    /** Deletes those that are too old. */
    public void forget() {
        jdbi.useHandle(handle -> handle.createUpdate("delete from draft where saved_at <= :since")
                .bind("since", clock.instant().minus(lifetime))
                .execute());
    }

    private Optional<Draft> draft(ResultSet row) throws SQLException {
        var service = row.getString("service");
        var saved = row.getTimestamp("saved_at").toInstant();
        var typed = sealer.open(row.getString("typed_sealed")).flatMap(this::read);
        if (typed.isEmpty()) {
            LOG.warnf("a draft of %s cannot be opened", service);
        }
        return typed.map(words -> new Draft(service, words, saved, saved.plus(lifetime)));
    }

    private String written(Map<String, String> typed) {
        try {
            return json.writeValueAsString(typed);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a draft cannot be written", broken);
        }
    }

    private Optional<Map<String, String>> read(String written) {
        try {
            return Optional.of(json.readValue(written, TYPED));
        } catch (JsonProcessingException unreadable) {
            return Optional.empty();
        }
    }
}
