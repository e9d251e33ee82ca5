package no.portvakt.gateway.request.forward;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import no.portvakt.gateway.fixture.Waiting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerBodyTest {

    private static final String HERE = "127.0.0.1";

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = vertx.createHttpClient();

    @AfterEach
    void stop() {
        Waiting.on(vertx.close());
    }

    /** In one piece, and in many: its connection may serve somebody else by then, whatever the client still reads. */
    @ParameterizedTest
    @ValueSource(ints = {1, 1_024, 1_000_000})
    void shouldNeverCallQuietWhatWasReceivedWhole(int size) {
        int upstream = listen(request -> request.response().end(Buffer.buffer(new byte[size])));
        Promise<AnswerBody> passed = Promise.promise();
        int door = listen(request -> pass(request, upstream, passed));

        var received = Waiting.on(client.request(HttpMethod.GET, door, HERE, "/")
                .compose(HttpClientRequest::send)
                .compose(HttpClientResponse::body));

        var body = Waiting.on(passed.future());
        assertThat(received.length()).isEqualTo(size);
        assertThat(body.isEnded()).isTrue();
        assertThat(body.quietNanos()).isZero();
    }

    private void pass(HttpServerRequest request, int upstream, Promise<AnswerBody> passed) {
        client.request(HttpMethod.GET, upstream, HERE, "/")
                .compose(HttpClientRequest::send)
                .onSuccess(answer -> {
                    request.response()
                            .putHeader(HttpHeaders.CONTENT_LENGTH, answer.getHeader(HttpHeaders.CONTENT_LENGTH));
                    var body = new AnswerBody(answer, request.response(), () -> {});
                    body.pass().map(body).onComplete(passed);
                })
                .onFailure(passed::fail);
    }

    private int listen(Handler<HttpServerRequest> handler) {
        return Waiting.on(vertx.createHttpServer().requestHandler(handler).listen(0, HERE))
                .actualPort();
    }
}
