package no.portvakt.gateway.trace;

import io.vertx.core.http.HttpServerRequest;

/** Decides which requests are traced. Asked on event loops, before anything of a request is read. */
@FunctionalInterface
public interface Traces {

    /** From now until {@link Trace#ended}. */
    Trace begin(HttpServerRequest raw);

    /** No request is, and asking costs nothing. */
    static Traces none() {
        return raw -> Trace.untraced();
    }
}
