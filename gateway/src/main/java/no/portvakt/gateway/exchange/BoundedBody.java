package no.portvakt.gateway.exchange;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/** Reads a body whole that is for us and not for an upstream, up to a bound. */
public final class BoundedBody {

    private BoundedBody() {}

    /**
     * Called on the request's event loop, which it completes on. Fails if there is more than {@code largest} bytes, or
     * the client goes away.
     */
    public static Future<Buffer> read(HttpServerRequest raw, int largest) {
        Promise<Buffer> whole = Promise.promise();
        var body = Buffer.buffer();
        raw.handler(chunk -> {
            if (body.length() + chunk.length() > largest) {
                whole.tryFail("too large");
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
