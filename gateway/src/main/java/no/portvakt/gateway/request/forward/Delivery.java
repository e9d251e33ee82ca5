package no.portvakt.gateway.request.forward;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.Optional;
import no.portvakt.gateway.exchange.Exchange;
import no.portvakt.gateway.patrol.Patrol;
import no.portvakt.gateway.request.enrich.Prepared;
import no.portvakt.gateway.upstream.Ending;
import no.portvakt.gateway.upstream.Upstream;
import no.portvakt.gateway.upstream.UpstreamGroup;
import no.portvakt.profiles.reason.Reason;

/**
 * One request on its way to a server of its service, and to a second one if the first took nothing of it. Lives on the
 * request's event loop.
 */
final class Delivery {

    private final Vertx vertx;
    private final Patrol patrol;
    private final UpstreamGroup group;
    private final Prepared prepared;
    private final Exchange exchange;
    private final HttpServerRequest raw;
    private final CountedBody body;
    private Optional<Passage> passage = Optional.empty();
    private boolean clientGone;

    Delivery(Vertx vertx, Patrol patrol, UpstreamGroup group, Prepared prepared, long largestBody) {
        this.vertx = vertx;
        this.patrol = patrol;
        this.group = group;
        this.prepared = prepared;
        this.exchange = prepared.exchange();
        this.raw = exchange.raw();
        this.body = new CountedBody(raw, largestBody, Heads.mayHaveBody(raw));
    }

    Future<Forwarded> to(Upstream first) {
        var response = raw.response();
        response.headersEndHandler(sent -> prepared.clean(response.headers()));
        onClientGone();
        return attempt(first, true);
    }

    /** A client that went away, or was cut off, must not leave a stream open behind it. */
    private void onClientGone() {
        Handler<Void> leave = gone -> {
            clientGone = true;
            passage.ifPresent(Passage::abandon);
        };
        if (raw.version() == HttpVersion.HTTP_2) {
            raw.response().closeHandler(leave);
        } else {
            // Not the response's, which is silent when it was ourselves who cut it off.
            raw.connection().closeHandler(leave);
        }
    }

    private Future<Forwarded> attempt(Upstream upstream, boolean first) {
        upstream.begins();
        return connect(upstream)
                .compose(request -> pass(upstream, request), away -> noConnection(upstream, away))
                .compose(attempt -> conclude(upstream, attempt, first), broken -> {
                    upstream.over();
                    return Future.failedFuture(broken);
                });
    }

    private Future<HttpClientRequest> connect(Upstream upstream) {
        var longest = group.patience().connect();
        return exchange.upgrade()
                ? upstream.connectForUpgrade(exchange.target(), longest)
                : upstream.connect(HttpMethod.valueOf(exchange.method()), exchange.target(), longest);
    }

    /** Nothing was sent, so nothing could have effect twice, whatever the method. */
    private Future<Attempt> noConnection(Upstream upstream, Throwable away) {
        var why = upstream.whyNot(away);
        upstream.ended(why);
        var reason = why == Ending.FULL ? Reason.UPSTREAM_BUSY : Reason.UPSTREAM_UNAVAILABLE;
        return Future.succeededFuture(new Attempt.Fruitless(reason, true));
    }

    private Future<Attempt> pass(Upstream upstream, HttpClientRequest request) {
        if (clientGone) {
            request.reset();
            upstream.ended(Ending.NOTHING_SAID);
            return Future.succeededFuture(new Attempt.Fruitless(Reason.UPSTREAM_UNAVAILABLE, false));
        }
        if (raw.headers().contains(HttpHeaders.EXPECT)) {
            raw.headers().remove(HttpHeaders.EXPECT);
            raw.response().writeContinue();
        }
        if (exchange.upgrade()) {
            return Upgrade.through(request, raw, vertx, group.patience()).map(outcome -> ofUpgrade(upstream, outcome));
        }
        var through = new Passage(vertx, patrol, group.patience(), request, prepared, body);
        passage = Optional.of(through);
        return through.begin(ending -> upstream.ended(clientGone ? Ending.NOTHING_SAID : ending));
    }

    private Attempt ofUpgrade(Upstream upstream, Forwarded outcome) {
        var ending =
                switch (outcome) {
                    case Forwarded.Upgraded upgraded -> Ending.ANSWERED;
                    case Forwarded.Delivered delivered -> Ending.withStatus(delivered.status());
                    case Forwarded.Undelivered undelivered ->
                        raw.response().closed() ? Ending.NOTHING_SAID : Ending.NO_ANSWER;
                };
        upstream.ended(ending);
        return new Attempt.Over(outcome);
    }

    private Future<Forwarded> conclude(Upstream upstream, Attempt attempt, boolean first) {
        return switch (attempt) {
            case Attempt.Over(Forwarded.Upgraded upgraded) -> {
                upgraded.tunnel().closed().onComplete(closed -> upstream.over());
                yield Future.succeededFuture(upgraded);
            }
            case Attempt.Over over -> {
                upstream.over();
                yield Future.succeededFuture(over.forwarded());
            }
            case Attempt.Fruitless fruitless -> {
                upstream.over();
                yield another(upstream, fruitless, first);
            }
        };
    }

    private Future<Forwarded> another(Upstream tried, Attempt.Fruitless fruitless, boolean first) {
        var next = first && fruitless.harmless() && !clientGone
                ? group.another(tried, prepared.authentication())
                : Optional.<Upstream>empty();
        return next.map(other -> attempt(other, false))
                .orElseGet(() -> Future.succeededFuture(new Forwarded.Undelivered(fruitless.reason())));
    }
}
