package no.portvakt.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import no.portvakt.gateway.fixture.Waiting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BodyLimitsTest {

    private static final int SOME = 20;

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void stop() {
        Waiting.on(vertx.close());
    }

    /** A window is seconds long: whatever is kept for that long of each request is a way to fill the memory. */
    @Test
    void shouldKeepNothingOfARequestThatWasAnswered() {
        var limits = new BodyLimits(Map.of(), Duration.ofHours(1), 1, Duration.ofHours(1));
        Queue<WeakReference<HttpServerRequest>> seen = new ConcurrentLinkedQueue<>();
        var server = Waiting.on(vertx.createHttpServer()
                .requestHandler(raw -> {
                    seen.add(new WeakReference<>(raw));
                    var over = limits.watch(raw, () -> {});
                    raw.body().compose(whole -> raw.response().end()).onComplete(done -> over.run());
                })
                .listen(0, "127.0.0.1"));
        var client = vertx.createHttpClient();
        for (int i = 0; i < SOME; i++) {
            var answer = Waiting.on(client.request(HttpMethod.POST, server.actualPort(), "127.0.0.1", "/")
                    .compose(request -> request.send(Buffer.buffer("a body"))));
            assertThat(answer.statusCode()).isEqualTo(200);
        }

        assertThat(seen).hasSize(SOME);
        // The connection itself knows the last one.
        await().until(() -> {
            System.gc();
            return seen.stream().filter(one -> one.get() != null).count() <= 1;
        });
    }
}
