package no.portvakt.minside.accesslog;

import no.portvakt.trust.correlation.CorrelationId;
import no.portvakt.trust.identity.NationalId;

/**
 * Proof that a look-up of personal data stands in the access log. Only {@link AccessLog} can make one, and every
 * connector takes one: code that would fetch without an entry does not compile. {@link AboutNobody} needs no entry,
 * {@link CarriedLookup} has one elsewhere.
 */
public sealed interface RecordedLookup permits Recorded, CarriedLookup, AboutNobody {

    /** Whom it is about. */
    NationalId person();

    /** The one system that may be asked with it. */
    String source();

    /** The id of the request that it is made for, to be sent on. */
    CorrelationId correlation();
}
