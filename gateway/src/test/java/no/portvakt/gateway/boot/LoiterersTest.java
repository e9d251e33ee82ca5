package no.portvakt.gateway.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import no.portvakt.gateway.fixture.Waiting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoiterersTest {

    private static final Duration FIRST = Duration.ofMillis(300);
    private static final Duration LATER = Duration.ofMillis(600);
    private static final long TRICKLE_MILLIS = 20;

    private final Vertx vertx = Vertx.vertx();
    private volatile Runnable answer = () -> {};
    private HttpServer server;

    @BeforeEach
    void start() {
        var loiterers = new Loiterers(vertx, FIRST, LATER);
        server = vertx.createHttpServer(
                new HttpServerOptions().setHost("127.0.0.1").setPort(0).setHttp2ClearTextEnabled(false));
        server.connectionHandler(connection -> {
            loiterers.opened(connection);
            connection.closeHandler(gone -> loiterers.closed(connection));
        });
        server.requestHandler(request -> {
            loiterers.begun(request);
            if (request.path().equals("/socket")) {
                request.response().setStatusCode(101);
                request.toNetSocket().onSuccess(socket -> loiterers.over(request));
                return;
            }
            answer = () -> request.response().end("hello").onComplete(sent -> loiterers.over(request));
            if (request.path().equals("/now")) {
                answer.run();
            }
        });
        Waiting.on(server.listen());
    }

    @AfterEach
    void stop() {
        Waiting.on(vertx.close());
    }

    private NetSocket connect(AtomicBoolean closed, Buffer received) {
        var socket = Waiting.on(vertx.createNetClient().connect(server.actualPort(), "127.0.0.1"));
        socket.handler(received::appendBuffer);
        socket.closeHandler(gone -> closed.set(true));
        return socket;
    }

    /** A header without end, a byte at a time. */
    private void trickle(NetSocket socket, AtomicBoolean closed) {
        vertx.setPeriodic(TRICKLE_MILLIS, timer -> {
            if (closed.get()) {
                vertx.cancelTimer(timer);
            } else {
                socket.write("a").onFailure(gone -> vertx.cancelTimer(timer));
            }
        });
    }

    @Test
    void shouldCloseAHeadThatNeverEnds() {
        var closed = new AtomicBoolean();
        var socket = connect(closed, Buffer.buffer());
        long began = System.nanoTime();
        Waiting.on(socket.write("GET / HTTP/1.1\r\nHost: a\r\nX-Slow: "));
        trickle(socket, closed);

        await().atMost(Duration.ofSeconds(10)).untilTrue(closed);

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(FIRST.minusMillis(50));
    }

    @Test
    void shouldCloseASecondHeadThatNeverEnds() {
        var closed = new AtomicBoolean();
        var received = Buffer.buffer();
        var socket = connect(closed, received);
        Waiting.on(socket.write("GET /now HTTP/1.1\r\nHost: a\r\n\r\nGET / HTTP/1.1\r\nX-Slow: "));
        trickle(socket, closed);

        await().atMost(Duration.ofSeconds(10)).untilTrue(closed);

        assertThat(received.toString()).startsWith("HTTP/1.1 200 ").endsWith("hello");
    }

    @Test
    void shouldWaitForAnAnswerAndLeaveWebSocketsAlone() {
        var closed = new AtomicBoolean();
        var received = Buffer.buffer();
        var socket = connect(closed, received);
        Waiting.on(socket.write("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n"));
        var socketClosed = new AtomicBoolean();
        var webSocket = connect(socketClosed, Buffer.buffer());
        Waiting.on(webSocket.write("GET /socket HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: a\r\n\r\n"));
        var loiterer = new AtomicBoolean();
        connect(loiterer, Buffer.buffer());

        // It came last and asks nothing: when it is gone, the others could have been too.
        await().atMost(Duration.ofSeconds(10)).untilTrue(loiterer);
        var another = new AtomicBoolean();
        connect(another, Buffer.buffer());
        await().atMost(Duration.ofSeconds(10)).untilTrue(another);
        var third = new AtomicBoolean();
        connect(third, Buffer.buffer());
        await().atMost(Duration.ofSeconds(10)).untilTrue(third);

        assertThat(closed).isFalse();
        assertThat(socketClosed).isFalse();
        answer.run();
        await().atMost(Duration.ofSeconds(10)).until(() -> received.toString().endsWith("hello"));
    }
}
