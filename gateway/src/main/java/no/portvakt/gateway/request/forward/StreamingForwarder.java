package no.portvakt.gateway.request.forward;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.httpproxy.HttpProxy;
import no.portvakt.gateway.request.enrich.Prepared;
import no.portvakt.profiles.reason.Reason;

/**
 * Forwards by vertx-http-proxy, and WebSockets by a tunnel of our own, which can be closed between two frames. The
 * connection is made first, so that an upstream that is away is noticed before anything is sent to either side; nothing
 * here relies on the proxy's interceptors for security.
 */
public final class StreamingForwarder implements Forwarder {

    private final Vertx vertx;
    private final Upstreams upstreams;
    private final Patience patience;

    public StreamingForwarder(Vertx vertx, Upstreams upstreams, Patience patience) {
        this.vertx = vertx;
        this.upstreams = upstreams;
        this.patience = patience;
    }

    @Override
    public Future<Forwarded> forward(Prepared prepared) {
        var upstream = upstreams.of(prepared.service()).filter(place -> place.shows(prepared.authentication()));
        if (upstream.isEmpty()) {
            return Future.succeededFuture(new Forwarded.Undelivered(Reason.UPSTREAM_UNAVAILABLE));
        }
        prepared.exchange().raw().pause();
        return connect(upstream.get(), prepared)
                .compose(request -> pass(request, upstream.get(), prepared))
                .otherwise(away -> new Forwarded.Undelivered(Reason.UPSTREAM_UNAVAILABLE));
    }

    private Future<HttpClientRequest> connect(Upstream upstream, Prepared prepared) {
        var exchange = prepared.exchange();
        return upstream.client()
                .request(new RequestOptions()
                        .setServer(upstream.address())
                        .setHost(upstream.host())
                        .setPort(upstream.port())
                        .setSsl(upstream.tls())
                        .setMethod(HttpMethod.valueOf(exchange.method()))
                        .setURI(exchange.target())
                        .setConnectTimeout(patience.connect().toMillis()));
    }

    private Future<Forwarded> pass(HttpClientRequest request, Upstream upstream, Prepared prepared) {
        var exchange = prepared.exchange();
        var raw = exchange.raw();
        var response = raw.response();
        response.headersEndHandler(sent -> prepared.clean(response.headers()));
        if (raw.headers().contains(HttpHeaders.EXPECT)) {
            raw.headers().remove(HttpHeaders.EXPECT);
            response.writeContinue();
        }
        if (exchange.upgrade()) {
            return Upgrade.through(request, raw, vertx, patience);
        }
        var proxy = HttpProxy.reverseProxy(upstream.client()).origin(context -> Future.succeededFuture(request));
        var passage = new Passage(vertx, patience, request, exchange.target());
        // A client that went away, or was cut off, must not leave a stream open behind it. One that goes when all is
        // done
        // must not reset what is done: the upstream's connection serves somebody else by then.
        raw.connection().closeHandler(gone -> {
            if (!passage.outcome().isComplete()) {
                request.reset();
            }
        });
        proxy.addInterceptor(passage).handle(raw);
        return passage.outcome();
    }
}
