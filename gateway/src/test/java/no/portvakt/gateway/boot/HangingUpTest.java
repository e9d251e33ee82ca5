package no.portvakt.gateway.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import no.portvakt.gateway.fixture.FakeUpstream;
import no.portvakt.gateway.request.accept.TrustedProxies;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many clients that are gone at the very moment when their answers come. */
class HangingUpTest {

    private static final int CLIENTS = 40;
    private static final int ROUNDS = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String REQUEST = "GET / HTTP/1.1\r\nHost: open.localhost\r\n\r\n";

    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
    private final Queue<HttpServerRequest> waiting = new ConcurrentLinkedQueue<>();
    private final Logger netty = Logger.getLogger("io.netty.channel");
    private final Handler listening = new Handler() {
        @Override
        public void publish(LogRecord line) {
            if (line.getLevel().intValue() >= Level.WARNING.intValue()) {
                complaints.add(line.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private GatewayUnderTest gateway;

    @BeforeEach
    void start(@TempDir Path folder) {
        var proxies = TrustedProxies.in(List.of("127.0.0.0/8"), TrustedProxies.Word.X_FORWARDED_FOR);
        gateway = new GatewayUnderTest(folder, Clock.systemUTC(), Beside.proxiesWithTls(proxies)).start();
        var upstream = new FakeUpstream(gateway.vertx());
        upstream.answers(request -> {
            request.pause();
            waiting.add(request);
        });
        gateway.upstream("open", upstream.port());
        netty.addHandler(listening);
    }

    @AfterEach
    void stop() {
        netty.removeHandler(listening);
        gateway.close();
    }

    @Test
    void shouldWriteNothingTwiceWhenClientsHangUpWhileTheyAreAnswered() throws IOException {
        for (int round = 0; round < ROUNDS; round++) {
            waiting.clear();
            List<Socket> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(ask());
            }
            await().atMost(PATIENCE).until(() -> waiting.size() >= CLIENTS);
            waiting.forEach(request -> request.response().end("x".repeat(1_024)));
            for (var client : clients) {
                client.close();
            }
            await().atMost(PATIENCE).until(() -> gateway.unanswered() == 0);
        }

        assertThat(complaints).isEmpty();
    }

    /** It closes with a reset, as a browser whose tab is closed. */
    private Socket ask() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), gateway.publicPort());
        socket.setSoLinger(true, 0);
        socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }
}
