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
import java.util.function.Consumer;
import no.portvakt.gateway.patrol.Patrol;
import no.portvakt.gateway.request.enrich.Prepared;
import no.portvakt.gateway.upstream.Ending;
import no.portvakt.gateway.upstream.Patience;
import no.portvakt.profiles.reason.Reason;

/**
 * One request through one connection, and its answer back. Watches the time, and sends nothing to the client before the
 * answer begins. Lives on the request's event loop.
 */
final class Passage implements Patrol.Waiting {

    /** What may be sent twice (RFC 9110, 9.2.2), of what services use. */
    private static final Set<String> IDEMPOTENT = Set.of("GET", "HEAD", "OPTIONS", "PUT", "DELETE");

    /** In HTTP/2; without it what was cut off could be taken for whole. */
    private static final long CANCEL = 8;

    private final Vertx vertx;
    private final Patrol patrol;
    private final Patience patience;
    private final HttpClientRequest upstream;
    private final Prepared prepared;
    private final HttpServerRequest raw;
    private final CountedBody body;
    private final Promise<Attempt> outcome = Promise.promise();
    private Optional<AnswerBody> answerBody = Optional.empty();
    private boolean timedOut;

    Passage(
            Vertx vertx,
            Patrol patrol,
            Patience patience,
            HttpClientRequest upstream,
            Prepared prepared,
            CountedBody body) {
        this.vertx = vertx;
        this.patrol = patrol;
        this.patience = patience;
        this.upstream = upstream;
        this.prepared = prepared;
        this.raw = prepared.exchange().raw();
        this.body = body;
    }

    /** Sends the request; {@code says} is told once how the server did, as soon as that is known. */
    Future<Attempt> begin(Consumer<Ending> says) {
        Heads.copyRequest(raw, upstream);
        patrol.watch(this);
        upstream.response().onComplete(answered -> {
            if (answered.succeeded()) {
                says.accept(Ending.withStatus(answered.result().statusCode()));
                answer(answered.result());
            } else {
                unanswered(says);
            }
        });
        if (body.isOver()) {
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
        ends(new Attempt.Fruitless(reason, harmless));
    }

    private void ends(Attempt attempt) {
        patrol.leave(this);
        outcome.complete(attempt);
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
            ends(new Attempt.Fruitless(Reason.UPSTREAM_UNAVAILABLE, false));
            return;
        }
        Heads.copyAnswer(answer, raw);
        var bytes = new AnswerBody(answer, response, () -> passTrailers(answer));
        answerBody = Optional.of(bytes);
        bytes.pass().onComplete(sent -> {
            if (sent.failed()) {
                upstream.reset(CANCEL);
                cutOff(response);
            }
            ends(new Attempt.Over(new Forwarded.Delivered(answer.statusCode())));
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
        if (!answer.trailers().isEmpty()) {
            prepared.cleanTrailers(raw.response().trailers().addAll(answer.trailers()));
        }
    }

    /** Ends what has waited for longer than the service's patience. */
    @Override
    public void look() {
        if (answerBody.isPresent()) {
            var quiet = answerBody.get().quietNanos();
            if (patience.idle().filter(longest -> quiet > longest.toNanos()).isPresent()) {
                upstream.reset(CANCEL);
            }
        } else if (body.quietNanos() > patience.firstByte().toNanos()) {
            timedOut = true;
            upstream.reset(CANCEL);
        }
    }
}
