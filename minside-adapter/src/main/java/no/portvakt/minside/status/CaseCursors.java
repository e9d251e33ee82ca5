package no.portvakt.minside.status;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import no.portvakt.trust.secret.Sealer;

/**
 * Cursors: sealed, so that they can stand in an address. They hold what was asked too: words that somebody searches for
 * can be about people, and stand in no address.
 */
public final class CaseCursors {

    private final Sealer sealer;
    private final ObjectMapper json;

    public CaseCursors(Sealer sealer, ObjectMapper json) {
        this.sealer = sealer;
        this.json = json;
    }

    /** Where a page ended. */
    record Position(Instant at, UUID id) {}

    /** What a cursor says. */
    record Cursor(String person, CaseQuery query, Optional<Position> after) {}

    String write(Cursor cursor) {
        try {
            return sealer.seal(json.writeValueAsString(cursor));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a cursor cannot be written", broken);
        }
    }

    /** Empty for whatever we did not write for this person. */
    Optional<Cursor> read(String written, String person) {
        return sealer.open(written).flatMap(this::parse).filter(cursor -> cursor.person()
                .equals(person));
    }

    private Optional<Cursor> parse(String opened) {
        try {
            return Optional.of(json.readValue(opened, Cursor.class));
        } catch (JsonProcessingException ofAnotherVersion) {
            return Optional.empty();
        }
    }
}
