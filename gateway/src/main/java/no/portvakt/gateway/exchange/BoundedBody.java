package no.portvakt.gateway.exchange;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/** Reads a body whole that is for us and not for an upstream, up to a bound. */
public final class BoundedBody {

    private BoundedBody() {}

    /** There was more; nothing of it is kept. */
    public static final class TooLarge extends RuntimeException {

        private static final long serialVersionUID = 1;

        private TooLarge() {
            super("too large", null, false, false);
        }
    }

    /**
     * Called on the request's event loop, which it completes on. Fails with {@link TooLarge} if there is more
     * than {@code largest} bytes, and otherwise if the client goes away.
     */
    public static Future<Buffer> read(HttpServerRequest raw, int largest) {
        Promise<Buffer> whole = Promise.promise();
        var body = Buffer.buffer();
        raw.handler(chunk -> {
            if (body.length() + chunk.length() > largest) {
                whole.tryFail(new TooLarge());
            } else {
                body.appendBuffer(chunk);
            }
        });
        raw.exceptionHandler(whole::tryFail);
        raw.endHandler(end -> whole.tryComplete(body));
        raw.resume();
        return whole.future();
    }
}
