package no.portvakt.gateway.request.forward;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.streams.ReadStream;
import java.util.Optional;
import no.portvakt.gateway.request.accept.StrictDecoder;
import org.jspecify.annotations.Nullable;

/**
 * A request's body on its way through: counted, since a chunked one announces no length, and its last byte timed. Holds
 * no byte itself; back-pressure is the stream's own. Runs on the request's event loop.
 */
final class CountedBody implements ReadStream<Buffer> {

    private final HttpServerRequest request;
    private final long largest;
    private final boolean expected;
    private long bytes;
    private long lastByteAtNanos = System.nanoTime();
    private boolean ended;
    private boolean trailers;
    private Optional<Handler<Throwable>> onFailure = Optional.empty();

    /**
     * Counts.
     *
     * @param expected whether the head has said that there is one; if not, one byte is too many
     */
    CountedBody(HttpServerRequest request, long largest, boolean expected) {
        this.request = request;
        this.largest = largest;
        this.expected = expected;
        this.ended = !expected && request.version() == HttpVersion.HTTP_1_1;
    }

    boolean isTooLarge() {
        return bytes > largest;
    }

    /** Whether it has come although the head, as it went to the upstream, said that there is none. */
    boolean isUnexpected() {
        return bytes > 0 && !expected;
    }

    /** Whether fields came after it, which nobody would hear of. */
    boolean hasTrailers() {
        return trailers;
    }

    /** Whether not one byte of it was taken from the client, so that the request can still be sent anew. */
    boolean isUntouched() {
        return bytes == 0;
    }

    /**
     * Whether nothing more can come: it was read to its end, or the head said that there is none, which in HTTP/1.1 has to
     * be so. Nothing can be asked of the stream then.
     */
    boolean isOver() {
        return ended;
    }

    /** Keeps what is still to come where it is, for another reader or for nobody. */
    void letGo() {
        pause();
        request.handler(null);
        request.endHandler(null);
        request.exceptionHandler(null);
    }

    /** Since its last byte: a long upload is not a slow upstream. */
    long quietNanos() {
        return System.nanoTime() - lastByteAtNanos;
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
            if (!isTooLarge() && !isUnexpected()) {
                handler.handle(chunk);
            } else {
                onFailure.ifPresent(failed -> failed.handle(new NotPassedOn()));
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
            trailers = request.headers().contains(HttpHeaders.TRANSFER_ENCODING) && StrictDecoder.hasTrailers(request);
            if (trailers) {
                onFailure.ifPresent(failed -> failed.handle(new NotPassedOn()));
            } else {
                handler.handle(null);
            }
        });
        return this;
    }

    /** Ends the pipe; caught by it and by nobody else. */
    static final class NotPassedOn extends Exception {
        private static final long serialVersionUID = 1L;

        NotPassedOn() {
            super("the body is too large, has trailers, or nobody said that there is one", null, false, false);
        }
    }
}
