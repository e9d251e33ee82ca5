package no.portvakt.minside.accesslog;

import no.portvakt.trust.correlation.CorrelationId;
import no.portvakt.trust.identity.NationalId;

/**
 * A look-up that an adapter has written into the access log, on the other side of a firewall. An agent has no access log:
 * whoever asked it has. Only an agent may make one, of what its adapter has sent; an architecture test says so.
 */
public final class CarriedLookup implements RecordedLookup {

    private final NationalId person;
    private final String source;
    private final CorrelationId correlation;

    private CarriedLookup(NationalId person, String source, CorrelationId correlation) {
        this.person = person;
        this.source = source;
        this.correlation = correlation;
    }

    /** What an adapter has sent. */
    public static RecordedLookup of(NationalId person, String source, CorrelationId correlation) {
        return new CarriedLookup(person, source, correlation);
    }

    @Override
    public NationalId person() {
        return person;
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public CorrelationId correlation() {
        return correlation;
    }
}
