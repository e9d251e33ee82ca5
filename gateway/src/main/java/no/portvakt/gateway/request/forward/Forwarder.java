package no.portvakt.gateway.request.forward;

import io.vertx.core.Future;
import no.portvakt.gateway.request.enrich.Prepared;

/** Sends a prepared request to its upstream and streams the answer back. */
@FunctionalInterface
public interface Forwarder {

    /**
     * Called on the request's event loop, completes there, never fails, and always completes in bounded time unless
     * bytes are moving.
     */
    Future<Forwarded> forward(Prepared prepared);
}
