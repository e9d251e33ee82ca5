package no.portvakt.gateway.request.forward;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;
import java.util.concurrent.TimeUnit;
import no.portvakt.profiles.reason.Reason;

/**
 * One request through the proxy: counts its body, watches the time until the answer begins, and keeps the proxy from
 * answering by itself when the upstream does not.
 */
final class Passage implements ProxyInterceptor {

    private final Vertx vertx;
    private final Patience patience;
    private final HttpClientRequest upstreamRequest;
    private final String target;
    private final Promise<Forwarded> outcome = Promise.promise();
    private boolean answered;
    private boolean timedOut;
    private boolean failed;

    Passage(Vertx vertx, Patience patience, HttpClientRequest upstreamRequest, String target) {
        this.vertx = vertx;
        this.patience = patience;
        this.upstreamRequest = upstreamRequest;
        this.target = target;
    }

    Future<Forwarded> outcome() {
        return outcome.future();
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        var request = context.request();
        request.setURI(target);
        var body = new CountedBody(request.getBody().stream(), patience.largestBody());
        request.setBody(Body.body(body, request.getBody().length()));
        watch(body, patience.firstByte().toMillis());
        return context.sendRequest().onComplete(sent -> {
            answered = true;
            if (sent.failed()) {
                failed = true;
                outcome.tryComplete(new Forwarded.Undelivered(reasonOf(body)));
            }
        });
    }

    @Override
    public Future<Void> handleProxyResponse(ProxyContext context) {
        if (failed) {
            // The proxy would answer 502 by itself; who called us does that, with a page.
            return Future.succeededFuture();
        }
        var status = context.response().getStatusCode();
        context.response().headers().remove(HttpHeaders.CONNECTION);
        context.response().headers().remove(HttpHeaders.UPGRADE);
        return context.sendResponse().onComplete(done -> outcome.tryComplete(new Forwarded.Delivered(status)));
    }

    private Reason reasonOf(CountedBody body) {
        if (body.isTooLarge()) {
            return Reason.TOO_LARGE;
        }
        return timedOut ? Reason.UPSTREAM_TIMEOUT : Reason.UPSTREAM_UNAVAILABLE;
    }

    /** A long upload is not a slow upstream: the clock runs from its last byte. */
    private void watch(CountedBody body, long milliseconds) {
        vertx.setTimer(Math.max(1, milliseconds), fired -> {
            if (answered) {
                return;
            }
            long quiet = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - body.lastByteAtNanos());
            long left = patience.firstByte().toMillis() - quiet;
            if (left > 0) {
                watch(body, left);
            } else {
                timedOut = true;
                upstreamRequest.reset();
            }
        });
    }
}
