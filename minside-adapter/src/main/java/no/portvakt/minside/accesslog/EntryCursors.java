package no.portvakt.minside.accesslog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Optional;
import no.portvakt.trust.secret.Sealer;

/** Where a page of the log ended, sealed: a cursor is one person's, and says nothing to whoever sees an address. */
public final class EntryCursors {

    private final Sealer sealer;
    private final ObjectMapper json;

    public EntryCursors(Sealer sealer, ObjectMapper json) {
        this.sealer = sealer;
        this.json = json;
    }

    /**
     * The last entry of a page.
     *
     * @param at when it was logged
     * @param id tells apart what was logged at the same time
     */
    record Position(String person, Instant at, long id) {}

    String write(Position position) {
        try {
            return sealer.seal(json.writeValueAsString(position));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a cursor cannot be written", broken);
        }
    }

    /** Empty for whatever we did not write for this person. */
    Optional<Position> read(String written, String person) {
        return sealer.open(written).flatMap(this::parse).filter(position -> position.person()
                .equals(person));
    }

    private Optional<Position> parse(String opened) {
        try {
            return Optional.of(json.readValue(opened, Position.class));
        } catch (JsonProcessingException ofAnotherVersion) {
            return Optional.empty();
        }
    }
}
