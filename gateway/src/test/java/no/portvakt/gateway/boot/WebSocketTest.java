package no.portvakt.gateway.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import no.portvakt.gateway.fixture.FakeUpstream;
import no.portvakt.gateway.fixture.Profiles;
import no.portvakt.gateway.fixture.Waiting;
import no.portvakt.gateway.observe.DecisionLog;
import no.portvakt.gateway.policy.PolicyInForce;
import no.portvakt.gateway.policy.Standing;
import no.portvakt.profiles.level.SecurityLevel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What client and upstream agree on passes; what we have to say comes between two frames. */
class WebSocketTest {

    private static final int POLICY_VIOLATION = 1008;

    @TempDir
    Path folder;

    private final PolicyInForce policy = new PolicyInForce(Profiles.policy());
    private final List<ServerWebSocket> upstreamSockets = new CopyOnWriteArrayList<>();
    private GatewayUnderTest gateway;
    private FakeUpstream upstream;

    @BeforeEach
    void start() {
        gateway = new GatewayUnderTest(folder, Clock.systemUTC(), policy, DecisionLog.none()).start();
        upstream = new FakeUpstream(
                gateway.vertx(),
                new HttpServerOptions()
                        .setPerMessageWebSocketCompressionSupported(true)
                        .setWebSocketSubProtocols(List.of("chat.v2")));
        gateway.upstream("guarded", upstream.port());
        upstream.answers(request -> request.toWebSocket().onSuccess(socket -> {
            upstreamSockets.add(socket);
            socket.textMessageHandler(socket::writeTextMessage);
        }));
    }

    @AfterEach
    void stop() {
        upstream.close();
        gateway.close();
    }

    private WebSocket open(WebSocketClientOptions options, List<String> subProtocols) {
        return Waiting.on(gateway.vertx()
                .createWebSocketClient(options.setSsl(true).setTrustAll(true).setVerifyHost(false))
                .connect(new WebSocketConnectOptions()
                        .setServer(SocketAddress.inetSocketAddress(gateway.publicPort(), "127.0.0.1"))
                        .setHost("guarded.localhost")
                        .setPort(gateway.publicPort())
                        .setURI("/socket")
                        .setSubProtocols(subProtocols)
                        .putHeader("Origin", "https://guarded.localhost:" + gateway.publicPort())
                        .putHeader("Cookie", gateway.loggedIn("guarded", SecurityLevel.SUBSTANTIAL))));
    }

    private static String echo(WebSocket socket, String text) {
        Promise<String> answer = Promise.promise();
        socket.textMessageHandler(answer::tryComplete);
        socket.writeTextMessage(text).onFailure(answer::tryFail);
        return Waiting.on(answer.future());
    }

    private String agreedExtensions() {
        var browser = gateway.browser();
        return Waiting.on(browser.client()
                .request(browser.to("GET", "guarded", "/socket")
                        .putHeader("Connection", "Upgrade")
                        .putHeader("Upgrade", "websocket")
                        .putHeader("Sec-WebSocket-Version", "13")
                        .putHeader("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")
                        .putHeader("Sec-WebSocket-Extensions", "permessage-deflate")
                        .putHeader("Origin", "https://guarded.localhost:" + gateway.publicPort())
                        .putHeader("Cookie", gateway.loggedIn("guarded", SecurityLevel.SUBSTANTIAL)))
                .compose(request -> request.connect())
                .map(answer -> answer.getHeader("Sec-WebSocket-Extensions")));
    }

    /** As many as a server may have connections for requests. */
    @Test
    void shouldLeaveTheConnectionsOfRequestsToRequests() {
        upstream.answers(request -> {
            if (request.headers().contains("Upgrade")) {
                request.toWebSocket().onSuccess(upstreamSockets::add);
            } else {
                request.response().end("hello");
            }
        });
        int connections = GatewayUnderTest.plan(upstream.port()).connections();
        for (int i = 0; i < connections; i++) {
            open(new WebSocketClientOptions(), List.of());
        }

        var answer = gateway.browser()
                .get("guarded", "/", Map.of("Cookie", gateway.loggedIn("guarded", SecurityLevel.SUBSTANTIAL)));

        assertThat(upstreamSockets).hasSize(connections);
        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void shouldLetThemAgreeOnASubProtocol() {
        var socket = open(new WebSocketClientOptions(), List.of("chat.v1", "chat.v2"));

        assertThat(socket.subProtocol()).isEqualTo("chat.v2");
        assertThat(upstreamSockets.getFirst().subProtocol()).isEqualTo("chat.v2");
    }

    @Test
    void shouldPassCompressedMessagesAndStillEndThemBetweenFrames() {
        var socket = open(new WebSocketClientOptions().setTryUsePerMessageCompression(true), List.of());
        assertThat(agreedExtensions()).startsWith("permessage-deflate");

        assertThat(echo(socket, "again and ".repeat(5_000))).hasSize(50_000);

        Promise<Short> code = Promise.promise();
        socket.closeHandler(closed -> code.tryComplete(socket.closeStatusCode()));
        policy.replaceBy(Standing.ofFiles(Profiles.compiled(Profiles.raised()), Instant.now()));
        assertThat((int) Waiting.on(code.future())).isEqualTo(POLICY_VIOLATION);
    }

    @Test
    void shouldPassTheClientsReasonForClosing() {
        var socket = open(new WebSocketClientOptions(), List.of());
        assertThat(echo(socket, "a")).isEqualTo("a");
        Promise<Short> code = Promise.promise();
        var atUpstream = upstreamSockets.getFirst();
        atUpstream.closeHandler(closed -> code.tryComplete(atUpstream.closeStatusCode()));

        socket.close((short) 4001, "enough");

        assertThat((int) Waiting.on(code.future())).isEqualTo(4001);
        assertThat(atUpstream.closeReason()).isEqualTo("enough");
    }

    @Test
    void shouldPassTheUpstreamsReasonForClosing() {
        var socket = open(new WebSocketClientOptions(), List.of());
        assertThat(echo(socket, "a")).isEqualTo("a");
        Promise<Short> code = Promise.promise();
        socket.closeHandler(closed -> code.tryComplete(socket.closeStatusCode()));

        upstreamSockets.getFirst().close((short) 4002, "over");

        assertThat((int) Waiting.on(code.future())).isEqualTo(4002);
        assertThat(socket.closeReason()).isEqualTo("over");
    }

    @Test
    void shouldCutOffAnUpstreamThatSendsNoFrames() {
        upstream.answers(request -> {
            request.response()
                    .putHeader("Upgrade", "websocket")
                    .putHeader("Connection", "Upgrade")
                    .putHeader("Sec-WebSocket-Accept", accept(request.getHeader("Sec-WebSocket-Key")));
            request.toNetSocket().onSuccess(raw -> raw.write(Buffer.buffer("HTTP/1.1 200 OK\r\n\r\n")));
        });

        var socket = open(new WebSocketClientOptions(), List.of());

        await().atMost(Duration.ofSeconds(10)).until(socket::isClosed);
        await().atMost(Duration.ofSeconds(10)).until(() -> gateway.openStreams() == 0);
    }

    /** RFC 6455, 4.2.2. */
    private static String accept(String key) {
        try {
            var digest = MessageDigest.getInstance("SHA-1")
                    .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new AssertionError(everyJdkHasIt);
        }
    }
}
