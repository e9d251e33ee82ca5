package no.portvakt.minside.accesslog;

import java.time.Instant;
import java.util.Optional;
import no.portvakt.minside.accesslog.EntryMarks.Marked;

/**
 * A row of {@code access_entry}.
 *
 * @param mark empty: from before there were marks
 */
public record StoredEntry(
        long id,
        String personKey,
        Instant loggedAt,
        String entrySealed,
        Optional<String> delegation,
        Optional<String> mark) {

    Marked marked() {
        return new Marked(personKey, loggedAt, entrySealed, delegation);
    }
}
