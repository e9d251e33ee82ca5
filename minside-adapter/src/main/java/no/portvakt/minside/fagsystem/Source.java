package no.portvakt.minside.fagsystem;

import java.util.List;
import no.portvakt.minside.accesslog.RecordedLookup;

/** A system that personal data can be fetched from. Thread-safe; blocks. */
public interface Source {

    Kilde kilde();

    /**
     * Fetches these fields about the person of the look-up, and nothing else.
     *
     * @param lookup the proof that this stands in the access log, made for this source
     * @param service the service that needs them
     * @param paths the fields' paths
     */
    SourceAnswer fetch(RecordedLookup lookup, String service, List<String> paths);
}
