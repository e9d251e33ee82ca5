package no.portvakt.minside.prefill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import no.portvakt.minside.person.Caller;
import no.portvakt.trust.secret.Sealer;
import org.jdbi.v3.core.Jdbi;

/**
 * Remembers, sealed, what was fetched into a person's form, so that a value that is not hers to change comes back as it
 * was and not as a browser sends it.
 */
public final class PrefillMemory {

    private static final Duration KEPT = Duration.ofHours(24);
    private static final TypeReference<Map<String, Fetched>> VALUES = new TypeReference<>() {};

    private final Jdbi jdbi;
    private final Sealer sealer;
    private final ObjectMapper json;
    private final Clock clock;

    public PrefillMemory(Jdbi jdbi, Sealer sealer, ObjectMapper json, Clock clock) {
        this.jdbi = jdbi;
        this.sealer = sealer;
        this.json = json;
        this.clock = clock;
    }

    /** Replaces what was remembered for this person and service. */
    public void remember(Caller caller, String service, Map<String, Fetched> values) {
        String sealed;
        try {
            sealed = sealer.seal(json.writeValueAsString(values));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("prefilled values cannot be written", broken);
        }
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into prefilled_form (person_key, service, values_sealed, fetched_at)
                        values (:person, :service, :values, :at)
                        on conflict (person_key, service)
                        do update set values_sealed = excluded.values_sealed, fetched_at = excluded.fetched_at
                        """)
                .bind("person", caller.key())
                .bind("service", service)
                .bind("values", sealed)
                .bind("at", clock.instant())
                .execute());
    }

    /** By field path; empty if nothing was fetched within the last day. */
    public Map<String, Fetched> recall(Caller caller, String service) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select values_sealed from prefilled_form
                        where person_key = :person and service = :service and fetched_at > :since
                        """)
                .bind("person", caller.key())
                .bind("service", service)
                .bind("since", clock.instant().minus(KEPT))
                .mapTo(String.class)
                .findOne()
                .flatMap(sealer::open)
                .map(this::read)
                .orElse(Map.of()));
    }

    /** Deletes what nobody can be shown any more. */
    public void forget() {
        jdbi.useHandle(handle -> handle.createUpdate("delete from prefilled_form where fetched_at <= :since")
                .bind("since", clock.instant().minus(KEPT))
                .execute());
    }

    private Map<String, Fetched> read(String written) {
        try {
            return json.readValue(written, VALUES);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("prefilled values cannot be read", broken);
        }
    }

    /** One value as it was fetched. Prints without it. */
    public record Fetched(String value, String source, Instant fetched) {

        @Override
        public String toString() {
            return "Fetched[" + source + " " + fetched + "]";
        }
    }
}
