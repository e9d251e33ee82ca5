package no.portvakt.minside.submission;

import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.portvakt.minside.accesslog.RecordedLookup;
import no.portvakt.minside.fagsystem.Kilde;
import no.portvakt.minside.fagsystem.Source;
import no.portvakt.minside.fagsystem.SourceAnswer;
import no.portvakt.minside.person.Text;
import no.portvakt.trust.identity.PersonKey;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * What a citizen wrote in the last form of this service that she sent, as a source like any other: with a purpose in the
 * profile, at the level that it says, and in her access log. Hers alone, of this service alone, a year at most.
 */
public final class EarlierForms implements Source {

    /** Its id, as profiles name it. */
    public static final String ID = "tidligere";

    private static final Period LIFE = Period.ofYears(1);
    private static final Kilde KILDE =
            new Kilde(ID, new Text("den forrige søknaden din", "den førre søknaden din", "your last application"), "");

    private final Jdbi jdbi;
    private final PersonKey keys;
    private final SubmissionSeals seals;
    private final Clock clock;

    public EarlierForms(Jdbi jdbi, PersonKey keys, SubmissionSeals seals, Clock clock) {
        this.jdbi = jdbi;
        this.keys = keys;
        this.seals = seals;
        this.clock = clock;
    }

    @Override
    public Kilde kilde() {
        return KILDE;
    }

    @Override
    public SourceAnswer fetch(RecordedLookup lookup, String service, List<String> paths) {
        if (!ID.equals(lookup.source())) {
            throw new IllegalArgumentException("a proof for " + lookup.source());
        }
        var now = clock.instant();
        return last(keys.of(lookup.person()), service, now)
                .map(row -> seals.open(row.payloadSealed())
                        .<SourceAnswer>map(payload -> new SourceAnswer.Answered(
                                values(payload, paths), row.receivedAt(), after(row.receivedAt(), LIFE)))
                        .orElseGet(() -> new SourceAnswer.Failed("an earlier form cannot be opened")))
                .orElseGet(() -> new SourceAnswer.Answered(Map.of(), now, now));
    }

    private Optional<Row> last(String person, String service, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select payload_sealed, received_at from submission
                        where person_key = :person and service = :service and received_at > :oldest
                        order by received_at desc limit 1
                        """)
                .bind("person", person)
                .bind("service", service)
                .bind("oldest", after(now, LIFE.negated()))
                .map(ConstructorMapper.of(Row.class))
                .findOne());
    }

    private static Instant after(Instant then, Period period) {
        return then.atZone(ZoneOffset.UTC).plus(period).toInstant();
    }

    private static Map<String, String> values(Payload payload, List<String> paths) {
        Map<String, String> values = new HashMap<>();
        paths.forEach(path ->
                Optional.ofNullable(payload.values().get(path)).ifPresent(value -> values.put(path, value.text())));
        return values;
    }

    /** A row of {@code submission}. */
    public record Row(String payloadSealed, Instant receivedAt) {}
}
