package no.portvakt.gateway.request.forward;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.atomic.AtomicBoolean;
import no.portvakt.gateway.upstream.Patience;
import no.portvakt.profiles.reason.Reason;

/** The handshake of a WebSocket with its upstream. The request's headers are ours already when it comes here. */
final class Upgrade {

    private static final int SWITCHING_PROTOCOLS = 101;

    private Upgrade() {}

    static Future<Forwarded> through(HttpClientRequest request, HttpServerRequest raw, Vertx vertx, Patience patience) {
        Promise<Forwarded> outcome = Promise.promise();
        var late = new AtomicBoolean();
        long timer = vertx.setTimer(patience.firstByte().toMillis(), fired -> {
            late.set(true);
            request.reset();
        });
        request.headers().addAll(raw.headers());
        raw.response().closeHandler(gone -> {
            vertx.cancelTimer(timer);
            request.reset();
        });
        request.connect().onComplete(answer -> {
            vertx.cancelTimer(timer);
            if (answer.failed()) {
                outcome.complete(
                        new Forwarded.Undelivered(late.get() ? Reason.UPSTREAM_TIMEOUT : Reason.UPSTREAM_UNAVAILABLE));
            } else if (answer.result().statusCode() == SWITCHING_PROTOCOLS) {
                open(answer.result(), raw, vertx).onComplete(outcome);
            } else {
                decline(answer.result(), raw).onComplete(outcome);
            }
        });
        return outcome.future();
    }

    private static Future<Forwarded> open(HttpClientResponse answer, HttpServerRequest raw, Vertx vertx) {
        var upstream = answer.netSocket().pause();
        var response = raw.response().setStatusCode(SWITCHING_PROTOCOLS);
        response.headers().addAll(answer.headers());
        return raw.toNetSocket()
                .<Forwarded>map(client -> new Forwarded.Upgraded(new Tunnel(vertx, client.pause(), upstream).open()))
                .otherwise(gone -> {
                    upstream.close();
                    return new Forwarded.Delivered(SWITCHING_PROTOCOLS);
                });
    }

    /** The upstream said no: its status goes to the client, and nothing else of it. */
    private static Future<Forwarded> decline(HttpClientResponse answer, HttpServerRequest raw) {
        int status = answer.statusCode();
        answer.request().reset();
        return raw.response()
                .setStatusCode(status)
                .end()
                .<Forwarded>map(sent -> new Forwarded.Delivered(status))
                .otherwise(new Forwarded.Delivered(status));
    }
}
