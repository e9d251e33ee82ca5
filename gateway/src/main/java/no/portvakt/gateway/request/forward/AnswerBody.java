package no.portvakt.gateway.request.forward;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/**
 * An answer's body on its way through: it is known when its last byte came, and whether we are the ones who wait. Runs on
 * the request's event loop.
 */
final class AnswerBody implements ReadStream<Buffer> {

    private final HttpClientResponse answer;
    private final Runnable trailers;
    private long lastByteAtNanos = System.nanoTime();
    private boolean heldBack;
    private boolean ended;

    /**
     * Passes on.
     *
     * @param trailers is run when the body is at its end, before whoever waits for that
     */
    AnswerBody(HttpClientResponse answer, Runnable trailers) {
        this.answer = answer;
        this.trailers = trailers;
    }

    /** The whole of it was received: its connection may serve somebody else by now. */
    boolean isEnded() {
        return ended;
    }

    /** For how long nothing has come although we would have taken it. */
    long quietNanos() {
        return heldBack ? 0 : System.nanoTime() - lastByteAtNanos;
    }

    @Override
    public ReadStream<Buffer> handler(@Nullable Handler<Buffer> handler) {
        if (handler == null) {
            answer.handler(null);
            return this;
        }
        answer.handler(chunk -> {
            lastByteAtNanos = System.nanoTime();
            handler.handle(chunk);
        });
        return this;
    }

    @Override
    public ReadStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> handler) {
        answer.exceptionHandler(handler);
        return this;
    }

    @Override
    public ReadStream<Buffer> pause() {
        heldBack = true;
        answer.pause();
        return this;
    }

    @Override
    public ReadStream<Buffer> resume() {
        heldBack = false;
        lastByteAtNanos = System.nanoTime();
        answer.resume();
        return this;
    }

    @Override
    public ReadStream<Buffer> fetch(long amount) {
        answer.fetch(amount);
        return this;
    }

    @Override
    public ReadStream<Buffer> endHandler(@Nullable Handler<Void> handler) {
        if (handler == null) {
            answer.endHandler(null);
            return this;
        }
        answer.endHandler(end -> {
            ended = true;
            trailers.run();
            handler.handle(null);
        });
        return this;
    }
}
