package no.portvakt.gateway.trace;

import io.vertx.core.Future;

/** A part of a request that is under way. */
public interface Step {

    /** W3C Trace Context, for whoever does the part. */
    String traceparent();

    /** The part is over when this is. */
    void endsWith(Future<?> part);
}
