package no.portvakt.gateway.request.forward;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import no.portvakt.gateway.exchange.Exchange;
import no.portvakt.gateway.upstream.Ending;
import no.portvakt.gateway.upstream.Patience;
import no.portvakt.profiles.reason.Reason;

/**
 * One request through one connection, and its answer back. Watches the time, and sends nothing to the client before the
 * answer begins. Lives on the request's event loop.
 */
final class Passage {

    /** What may be sent twice (RFC 9110, 9.2.2), of what services use. */
    private static final Set<String> IDEMPOTENT = Set.of("GET", "HEAD", "OPTIONS", "PUT", "DELETE");

    private final Vertx vertx;
    private final Patience patience;
    private final HttpClientRequest upstream;
    private final Exchange exchange;
    private final HttpServerRequest raw;
    private final CountedBody body;
    private final Promise<Attempt> outcome = Promise.promise();
    private Optional<AnswerBody> answerBody = Optional.empty();
    private long clock;
    private boolean timedOut;

    Passage(Vertx vertx, Patience patience, HttpClientRequest upstream, Exchange exchange, CountedBody body) {
        this.vertx = vertx;
        this.patience = patience;
        this.upstream = upstream;
        this.exchange = exchange;
        this.raw = exchange.raw();
        this.body = body;
    }

    /** Sends the request; {@code says} is told once how the server did, as soon as that is known. */
    Future<Attempt> begin(Consumer<Ending> says) {
        Heads.copyRequest(raw.headers(), upstream);
        watchForAnswer(patience.firstByte().toMillis());
        upstream.response().onComplete(answered -> {
            vertx.cancelTimer(clock);
            if (answered.succeeded()) {
                says.accept(Ending.withStatus(answered.result().statusCode()));
                answer(answered.result());
            } else {
                unanswered(says);
            }
        });
        if (body.isEnded()) {
            upstream.end();
        } else {
            body.pipe().endOnFailure(false).to(upstream).onFailure(broken -> upstream.reset());
        }
        return outcome.future();
    }

    /** The client is gone. What has been answered whole is left alone: its connection serves somebody else by then. */
    void abandon() {
        if (!answerBody.map(AnswerBody::isEnded).orElse(false)) {
            upstream.reset();
        }
    }

    private void unanswered(Consumer<Ending> says) {
        body.letGo();
        says.accept(body.isTooLarge() ? Ending.NOTHING_SAID : Ending.NO_ANSWER);
        var reason =
                body.isTooLarge() ? Reason.TOO_LARGE : timedOut ? Reason.UPSTREAM_TIMEOUT : Reason.UPSTREAM_UNAVAILABLE;
        boolean harmless =
                reason == Reason.UPSTREAM_UNAVAILABLE && IDEMPOTENT.contains(exchange.method()) && body.isUntouched();
        outcome.complete(new Attempt.Fruitless(reason, harmless));
    }

    private void answer(HttpClientResponse answer) {
        var response = raw.response();
        if (response.closed() || !Heads.isOneReading(answer.headers())) {
            upstream.reset();
            body.letGo();
            outcome.complete(new Attempt.Fruitless(Reason.UPSTREAM_UNAVAILABLE, false));
            return;
        }
        Heads.copyAnswer(answer, raw);
        var bytes = new AnswerBody(answer);
        answerBody = Optional.of(bytes);
        patience.idle().ifPresent(longest -> watchAnswer(bytes, longest.toMillis(), longest.toMillis()));
        bytes.pipe().endOnFailure(false).to(response).onComplete(sent -> {
            vertx.cancelTimer(clock);
            if (sent.failed()) {
                upstream.reset();
                response.reset();
            }
            outcome.complete(new Attempt.Over(new Forwarded.Delivered(answer.statusCode())));
        });
    }

    /** A long upload is not a slow upstream: the clock runs from its last byte. */
    private void watchForAnswer(long milliseconds) {
        clock = vertx.setTimer(Math.max(1, milliseconds), fired -> {
            long quiet = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - body.lastByteAtNanos());
            long left = patience.firstByte().toMillis() - quiet;
            if (left > 0) {
                watchForAnswer(left);
            } else {
                timedOut = true;
                upstream.reset();
            }
        });
    }

    /** A slow reader is not a quiet upstream: the clock stands while we take nothing. */
    private void watchAnswer(AnswerBody bytes, long longest, long milliseconds) {
        clock = vertx.setTimer(Math.max(1, milliseconds), fired -> {
            long left = longest - TimeUnit.NANOSECONDS.toMillis(bytes.quietNanos());
            if (left > 0) {
                watchAnswer(bytes, longest, left);
            } else {
                upstream.reset();
            }
        });
    }
}
