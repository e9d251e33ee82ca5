package no.portvakt.gateway.console.edges;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/** All of a request's body, if it is no larger than it may be. */
final class BoundedBody {

    private BoundedBody() {}

    static Future<Buffer> of(HttpServerRequest request, int largest) {
        Promise<Buffer> whole = Promise.promise();
        var body = Buffer.buffer();
        request.handler(chunk -> {
            if (body.length() + chunk.length() > largest) {
                whole.tryFail("too large");
            } else {
                body.appendBuffer(chunk);
            }
        });
        request.exceptionHandler(whole::tryFail);
        request.endHandler(end -> whole.tryComplete(body));
        return whole.future();
    }
}
