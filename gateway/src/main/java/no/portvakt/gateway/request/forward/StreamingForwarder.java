package no.portvakt.gateway.request.forward;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import no.portvakt.gateway.patrol.Patrol;
import no.portvakt.gateway.request.enrich.Prepared;
import no.portvakt.gateway.upstream.Upstreams;
import no.portvakt.profiles.reason.Reason;

/**
 * Forwards by streams, and WebSockets by a tunnel, which can be closed between two frames. The connection is made first,
 * so that an upstream that is away is noticed before anything is sent to either side.
 */
public final class StreamingForwarder implements Forwarder {

    private final Vertx vertx;
    private final Upstreams upstreams;
    private final long largestBody;

    /**
     * Forwards.
     *
     * @param largestBody bytes of a request's body
     */
    public StreamingForwarder(Vertx vertx, Upstreams upstreams, long largestBody) {
        this.vertx = vertx;
        this.upstreams = upstreams;
        this.largestBody = largestBody;
    }

    @Override
    public Future<Forwarded> forward(Prepared prepared) {
        return upstreams
                .of(prepared.service())
                .flatMap(group -> group.choose(prepared.authentication())
                        .map(first -> new Delivery(vertx, Patrol.ofThisLoop(), group, prepared, largestBody).to(first)))
                .orElseGet(() -> Future.succeededFuture(new Forwarded.Undelivered(Reason.UPSTREAM_UNAVAILABLE)));
    }
}
