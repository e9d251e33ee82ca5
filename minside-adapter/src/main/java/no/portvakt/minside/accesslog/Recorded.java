package no.portvakt.minside.accesslog;

import no.portvakt.trust.correlation.CorrelationId;
import no.portvakt.trust.identity.NationalId;

/** Package-private on purpose: see {@link RecordedLookup}. */
record Recorded(NationalId person, String source, CorrelationId correlation) implements RecordedLookup {}
