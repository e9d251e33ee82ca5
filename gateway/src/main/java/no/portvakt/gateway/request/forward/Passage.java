package no.portvakt.gateway.request.forward;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import no.portvakt.gateway.request.enrich.Prepared;
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

    /** In HTTP/2; without it what was cut off could be taken for whole. */
    private static final long CANCEL = 8;

    private final Vertx vertx;
    private final Patience patience;
    private final HttpClientRequest upstream;
    private final Prepared prepared;
    private final HttpServerRequest raw;
    private final CountedBody body;
    private final Promise<Attempt> outcome = Promise.promise();
    private Optional<AnswerBody> answerBody = Optional.empty();
    private long clock;
    private boolean timedOut;

    Passage(Vertx vertx, Patience patience, HttpClientRequest upstream, Prepared prepared, CountedBody body) {
        this.vertx = vertx;
        this.patience = patience;
        this.upstream = upstream;
        this.prepared = prepared;
        this.raw = prepared.exchange().raw();
        this.body = body;
    }

    /** Sends the request; {@code says} is told once how the server did, as soon as that is known. */
    Future<Attempt> begin(Consumer<Ending> says) {
        Heads.copyRequest(raw, upstream);
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
            body.pipe().endOnFailure(false).to(upstream).onFailure(broken -> upstream.reset(CANCEL));
        }
        return outcome.future();
    }

    /** The client is gone. What has been answered whole is left alone: its connection serves somebody else by then. */
    void abandon() {
        if (!answerBody.map(AnswerBody::isEnded).orElse(false)) {
            upstream.reset(CANCEL);
        }
    }

    private void unanswered(Consumer<Ending> says) {
        body.letGo();
        var reason = whyUnanswered();
        says.accept(
                reason == Reason.TOO_LARGE || reason == Reason.AMBIGUOUS_REQUEST
                        ? Ending.NOTHING_SAID
                        : Ending.NO_ANSWER);
        boolean harmless = reason == Reason.UPSTREAM_UNAVAILABLE
                && IDEMPOTENT.contains(prepared.exchange().method())
                && body.isUntouched();
        outcome.complete(new Attempt.Fruitless(reason, harmless));
    }

    private Reason whyUnanswered() {
        if (body.isTooLarge()) {
            return Reason.TOO_LARGE;
        }
        if (body.isUnexpected() || body.hasTrailers()) {
            return Reason.AMBIGUOUS_REQUEST;
        }
        return timedOut ? Reason.UPSTREAM_TIMEOUT : Reason.UPSTREAM_UNAVAILABLE;
    }

    private void answer(HttpClientResponse answer) {
        var response = raw.response();
        if (response.closed() || !Heads.isOneReading(answer.headers())) {
            upstream.reset(CANCEL);
            body.letGo();
            outcome.complete(new Attempt.Fruitless(Reason.UPSTREAM_UNAVAILABLE, false));
            return;
        }
        Heads.copyAnswer(answer, raw);
        var bytes = new AnswerBody(answer, () -> passTrailers(answer));
        answerBody = Optional.of(bytes);
        patience.idle().ifPresent(longest -> watchAnswer(bytes, longest.toMillis(), longest.toMillis()));
        bytes.pipe().endOnFailure(false).to(response).onComplete(sent -> {
            vertx.cancelTimer(clock);
            if (sent.failed()) {
                upstream.reset(CANCEL);
                cutOff(response);
            }
            outcome.complete(new Attempt.Over(new Forwarded.Delivered(answer.statusCode())));
        });
    }

    /**
     * Not at once: we may be inside of the write that failed, and closing writes too, in the middle of what the encoder
     * has in its hands, which it would then write and release twice.
     */
    private void cutOff(HttpServerResponse response) {
        vertx.runOnContext(later -> {
            if (!response.closed()) {
                response.reset(CANCEL);
            }
        });
    }

    private void passTrailers(HttpClientResponse answer) {
        if (!answer.trailers().isEmpty() && !raw.response().ended()) {
            prepared.cleanTrailers(raw.response().trailers().addAll(answer.trailers()));
        }
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
                upstream.reset(CANCEL);
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
                upstream.reset(CANCEL);
            }
        });
    }
}
