package no.portvakt.gateway.request.forward;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.HttpProxy;

/** A WebSocket through the proxy, which tunnels it without asking any interceptor. */
final class Upgrade {

    private Upgrade() {}

    static Future<Forwarded> through(
            HttpProxy proxy, HttpClientRequest request, HttpServerRequest raw, Vertx vertx, Patience patience) {
        Promise<Forwarded> outcome = Promise.promise();
        var response = raw.response();
        // An upstream that never answers an upgrade is let go of; the proxy then answers 502.
        long timer = vertx.setTimer(patience.firstByte().toMillis(), fired -> request.reset());
        request.response().onComplete(answer -> {
            vertx.cancelTimer(timer);
            outcome.tryComplete(
                    new Forwarded.Delivered(answer.succeeded() ? answer.result().statusCode() : 502));
        });
        response.closeHandler(closed -> outcome.tryComplete(new Forwarded.Delivered(response.getStatusCode())));
        proxy.handle(raw);
        return outcome.future();
    }
}
