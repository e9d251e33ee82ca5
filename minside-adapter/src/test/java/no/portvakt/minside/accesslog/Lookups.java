package no.portvakt.minside.accesslog;

import no.portvakt.trust.correlation.CorrelationId;
import no.portvakt.trust.identity.NationalId;

/** Proofs for tests of sources, without a database. Production code cannot make any. */
public final class Lookups {

    private Lookups() {}

    public static RecordedLookup of(String source, String person) {
        return new Recorded(NationalId.parse(person).orElseThrow(), source, CorrelationId.random());
    }
}
