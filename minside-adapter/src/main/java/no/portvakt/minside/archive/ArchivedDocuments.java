package no.portvakt.minside.archive;

import no.portvakt.minside.accesslog.RecordedLookup;

/** Documents out of the municipality's sak/arkiv. Thread-safe; blocks. */
public interface ArchivedDocuments {

    /**
     * Fetches the main document of a journalpost.
     *
     * @param lookup shows that it stands in the access log
     */
    FetchOutcome fetch(RecordedLookup lookup, JournalpostKey key);
}
