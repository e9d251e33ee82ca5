package no.portvakt.minside.archive;

import no.portvakt.trust.correlation.CorrelationId;

/** The municipality's sak/arkiv. Thread-safe; blocks. */
public interface Archive {

    /** Files a case with its document, or finds that this was done before. Safe to repeat: never makes a second one. */
    FilingOutcome file(Filing filing, CorrelationId correlation);
}
