package no.portvakt.gateway.request.forward;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request's body on its way through: counted, since a chunked one announces no length, and its last byte timed. Holds
 * no byte itself; back-pressure is the stream's own. Runs on the request's event loop.
 */
final class CountedBody implements ReadStream<Buffer> {

    private final ReadStream<Buffer> body;
    private final long largest;
    private long bytes;
    private long lastByteAtNanos = System.nanoTime();
    private Optional<Handler<Throwable>> onFailure = Optional.empty();

    CountedBody(ReadStream<Buffer> body, long largest) {
        this.body = body;
        this.largest = largest;
    }

    boolean isTooLarge() {
        return bytes > largest;
    }

    long lastByteAtNanos() {
        return lastByteAtNanos;
    }

    @Override
    public ReadStream<Buffer> handler(@Nullable Handler<Buffer> handler) {
        if (handler == null) {
            body.handler(null);
            return this;
        }
        body.handler(chunk -> {
            bytes += chunk.length();
            lastByteAtNanos = System.nanoTime();
            if (!isTooLarge()) {
                handler.handle(chunk);
            } else {
                onFailure.ifPresent(failed -> failed.handle(new BodyTooLarge()));
            }
        });
        return this;
    }

    @Override
    public ReadStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> handler) {
        onFailure = Optional.ofNullable(handler);
        body.exceptionHandler(handler);
        return this;
    }

    @Override
    public ReadStream<Buffer> pause() {
        body.pause();
        return this;
    }

    @Override
    public ReadStream<Buffer> resume() {
        body.resume();
        return this;
    }

    @Override
    public ReadStream<Buffer> fetch(long amount) {
        body.fetch(amount);
        return this;
    }

    @Override
    public ReadStream<Buffer> endHandler(@Nullable Handler<Void> handler) {
        body.endHandler(handler);
        return this;
    }

    /** Ends the pipe; caught by it and by nobody else. */
    static final class BodyTooLarge extends Exception {
        private static final long serialVersionUID = 1L;

        BodyTooLarge() {
            super("the body is larger than the limit", null, false, false);
        }
    }
}
