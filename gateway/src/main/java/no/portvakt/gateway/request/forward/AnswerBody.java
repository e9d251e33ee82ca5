package no.portvakt.gateway.request.forward;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;

/**
 * An answer's body on its way to the client: it is known when its last byte came, and whether we are the ones who wait.
 * Holds no byte itself. Runs on the request's event loop.
 */
final class AnswerBody {

    private final HttpClientResponse answer;
    private final HttpServerResponse response;
    private final Runnable trailers;
    private final Promise<Void> sent = Promise.promise();
    private long lastByteAtNanos = System.nanoTime();
    private boolean heldBack;
    private boolean ended;

    /**
     * Passes on.
     *
     * @param response whose head is ready and not sent yet
     * @param trailers is run when the body is at its end, before the end is passed on
     */
    AnswerBody(HttpClientResponse answer, HttpServerResponse response, Runnable trailers) {
        this.answer = answer;
        this.response = response;
        this.trailers = trailers;
    }

    /** Completes when all of it was sent; fails when either side broke off, and the client was sent no end then. */
    Future<Void> pass() {
        answer.exceptionHandler(sent::tryFail);
        answer.endHandler(end -> {
            ended = true;
            if (!response.ended()) {
                trailers.run();
                response.end().onComplete(this::over);
            }
        });
        answer.handler(this::pass);
        return sent.future();
    }

    private void pass(Buffer chunk) {
        lastByteAtNanos = System.nanoTime();
        if (sent.future().isComplete()) {
            return;
        }
        if (isWhole(chunk)) {
            // With its head and its end in one piece, which costs half of three.
            ended = true;
            response.end(chunk).onComplete(this::over);
            return;
        }
        response.write(chunk).onFailure(sent::tryFail);
        if (response.writeQueueFull()) {
            heldBack = true;
            answer.pause();
            response.drainHandler(drained -> goOn());
        }
    }

    private boolean isWhole(Buffer chunk) {
        var announced = answer.headers().get(HttpHeaders.CONTENT_LENGTH);
        return announced != null && announced.equals(Integer.toString(chunk.length()));
    }

    private void goOn() {
        heldBack = false;
        lastByteAtNanos = System.nanoTime();
        answer.resume();
    }

    private void over(AsyncResult<Void> written) {
        if (written.succeeded()) {
            sent.tryComplete();
        } else {
            sent.tryFail(written.cause());
        }
    }

    /** The whole of it was received: its connection may serve somebody else by now. */
    boolean isEnded() {
        return ended;
    }

    /** For how long nothing has come although we would have taken it, and something was still to come. */
    long quietNanos() {
        return heldBack || ended ? 0 : System.nanoTime() - lastByteAtNanos;
    }
}
