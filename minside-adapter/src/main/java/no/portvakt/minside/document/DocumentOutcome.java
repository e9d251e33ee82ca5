package no.portvakt.minside.document;

import no.portvakt.minside.archive.ArchivedDocument;
import no.portvakt.profiles.level.SecurityLevel;

/** What opening a document came to. */
public sealed interface DocumentOutcome {

    /**
     * Here it is; that it was fetched stands in the access log.
     *
     * @param service whose case it belongs to
     */
    record Opened(String service, ArchivedDocument document) implements DocumentOutcome {}

    /** No such document on a case of hers, or not one that the archive lets a party see. */
    record NotFound() implements DocumentOutcome {}

    /** The case is masked until then. */
    record AboveLevel(SecurityLevel opensAt) implements DocumentOutcome {}

    /** The archive does not give it now. */
    record Unavailable() implements DocumentOutcome {}
}
