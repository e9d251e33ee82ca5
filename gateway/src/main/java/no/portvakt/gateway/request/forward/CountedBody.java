package no.portvakt.gateway.request.forward;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.ReadStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request's body on its way through: counted, since a chunked one announces no length, and its last byte timed. Holds
 * no byte itself; back-pressure is the stream's own. Runs on the request's event loop.
 */
final class CountedBody implements ReadStream<Buffer> {

    private final HttpServerRequest request;
    private final long largest;
    private long bytes;
    private long lastByteAtNanos = System.nanoTime();
    private boolean ended;
    private Optional<Handler<Throwable>> onFailure = Optional.empty();

    CountedBody(HttpServerRequest request, long largest) {
        this.request = request;
        this.largest = largest;
    }

    boolean isTooLarge() {
        return bytes > largest;
    }

    /** Whether not one byte of it was taken from the client, so that the request can still be sent anew. */
    boolean isUntouched() {
        return bytes == 0;
    }

    /** Whether it was read to its end. Nothing can be asked of the stream then. */
    boolean isEnded() {
        return ended;
    }

    /** Keeps what is still to come where it is, for another reader or for nobody. */
    void letGo() {
        pause();
        request.handler(null);
        request.endHandler(null);
        request.exceptionHandler(null);
    }

    long lastByteAtNanos() {
        return lastByteAtNanos;
    }

    @Override
    public ReadStream<Buffer> handler(@Nullable Handler<Buffer> handler) {
        if (handler == null) {
            request.handler(null);
            return this;
        }
        request.handler(chunk -> {
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
        request.exceptionHandler(handler);
        return this;
    }

    @Override
    public ReadStream<Buffer> pause() {
        if (!request.isEnded()) {
            request.pause();
        }
        return this;
    }

    @Override
    public ReadStream<Buffer> resume() {
        if (!request.isEnded()) {
            request.resume();
        }
        return this;
    }

    @Override
    public ReadStream<Buffer> fetch(long amount) {
        if (!request.isEnded()) {
            request.fetch(amount);
        }
        return this;
    }

    @Override
    public ReadStream<Buffer> endHandler(@Nullable Handler<Void> handler) {
        if (handler == null) {
            request.endHandler(null);
            return this;
        }
        request.endHandler(end -> {
            ended = true;
            lastByteAtNanos = System.nanoTime();
            handler.handle(null);
        });
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
