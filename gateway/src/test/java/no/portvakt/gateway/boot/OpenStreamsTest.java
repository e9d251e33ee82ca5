package no.portvakt.gateway.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.net.SocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import no.portvakt.gateway.fixture.FakeUpstream;
import no.portvakt.gateway.fixture.Profiles;
import no.portvakt.gateway.fixture.Waiting;
import no.portvakt.gateway.observe.DecisionLog;
import no.portvakt.gateway.policy.PolicyInForce;
import no.portvakt.gateway.policy.Standing;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.load.LoadOutcome;
import no.portvakt.profiles.load.ProfileLoader;
import no.portvakt.profiles.policy.Policy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenStreamsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final short POLICY_VIOLATION = 1008;

    @TempDir
    Path folder;

    private final PolicyInForce policy = new PolicyInForce(Profiles.policy());
    private final List<ServerWebSocket> upstreamSockets = new CopyOnWriteArrayList<>();
    private GatewayUnderTest gateway;
    private FakeUpstream upstream;

    @BeforeEach
    void start() {
        gateway = new GatewayUnderTest(folder, Clock.systemUTC(), policy, DecisionLog.none()).start();
        upstream = new FakeUpstream(gateway.vertx());
        gateway.upstream("guarded", upstream.port());
        upstream.answers(request -> request.toWebSocket().onSuccess(socket -> {
            upstreamSockets.add(socket);
            socket.textMessageHandler(text -> socket.writeTextMessage("echo " + text));
        }));
    }

    @AfterEach
    void stop() {
        upstream.close();
        gateway.close();
    }

    @Test
    void shouldCloseAWebSocketThatTheNewPolicyDoesNotPermitAndLeaveTheOthers() {
        var tooLow = open(SecurityLevel.SUBSTANTIAL, "/socket");
        var highEnough = open(SecurityLevel.HIGH, "/socket");
        var open = open(SecurityLevel.SUBSTANTIAL, "/public/socket");
        var closedWith = closeCode(tooLow.socket());

        raise();

        assertThat(Waiting.on(closedWith.future())).isEqualTo(POLICY_VIOLATION);
        assertThat(tooLow.socket().isClosed()).isTrue();
        assertThat(highEnough.echo("a")).isEqualTo("echo a");
        assertThat(open.echo("b")).isEqualTo("echo b");
        await().atMost(PATIENCE).until(() -> gateway.openStreams() == 2);
    }

    @Test
    void shouldEndAFrameOfTheUpstreamBeforeItsOwn() {
        var line = open(SecurityLevel.SUBSTANTIAL, "/socket");
        var frames = new CopyOnWriteArrayList<Buffer>();
        line.socket().binaryMessageHandler(frames::add);
        var closedWith = closeCode(line.socket());
        var large = Buffer.buffer(new byte[4 * 1024 * 1024]);

        // Far more than fits in the buffers on the way: the policy changes while the frame is under way.
        line.socket().pause();
        upstreamSockets.getFirst().writeFinalBinaryFrame(large).onFailure(broken -> {});
        raise();
        line.socket().resume();

        assertThat(Waiting.on(closedWith.future())).isEqualTo(POLICY_VIOLATION);
        assertThat(frames).allSatisfy(frame -> assertThat(frame).isEqualTo(large));
    }

    @Test
    void shouldCutOffAnEventStreamThatTheNewPolicyDoesNotPermit() {
        Promise<Void> upstreamSawTheEnd = Promise.promise();
        upstream.answers(request -> {
            request.response().closeHandler(upstreamSawTheEnd::tryComplete);
            request.response()
                    .putHeader("Content-Type", "text/event-stream")
                    .setChunked(true)
                    .write("data: one\n\n");
        });
        Promise<String> ended = Promise.promise();
        var browser = gateway.browser();
        var received = Buffer.buffer();
        browser.client()
                .request(browser.to("GET", "guarded", "/events")
                        .putHeader("Cookie", gateway.loggedIn("guarded", SecurityLevel.SUBSTANTIAL)))
                .compose(request -> request.send())
                .onSuccess(response -> {
                    response.handler(received::appendBuffer);
                    response.exceptionHandler(cut -> ended.tryComplete("cut off"));
                    response.endHandler(end -> ended.tryComplete("ended as if it were whole"));
                });
        await().atMost(PATIENCE).until(() -> received.toString().contains("one"));

        raise();

        assertThat(Waiting.on(ended.future())).isEqualTo("cut off");
        Waiting.on(upstreamSawTheEnd.future());
        await().atMost(PATIENCE).until(() -> gateway.openStreams() == 0);
    }

    private void raise() {
        var raised =
                switch (ProfileLoader.load(Profiles.raised())) {
                    case LoadOutcome.Loaded loaded -> Policy.compile(loaded.catalog());
                    case LoadOutcome.Rejected rejected -> throw new AssertionError(rejected.describe());
                };
        policy.replaceBy(Standing.ofFiles(raised, Instant.now()));
    }

    private static Promise<Short> closeCode(WebSocket socket) {
        Promise<Short> code = Promise.promise();
        socket.closeHandler(closed -> code.tryComplete(socket.closeStatusCode()));
        return code;
    }

    private Line open(SecurityLevel level, String path) {
        var cookie = gateway.loggedIn(
                "guarded", level, level == SecurityLevel.HIGH ? "17855410028" : GatewayUnderTest.PERSON);
        var socket = Waiting.on(gateway.vertx()
                .createWebSocketClient(new WebSocketClientOptions()
                        .setSsl(true)
                        .setTrustAll(true)
                        .setVerifyHost(false)
                        .setMaxFrameSize(8 * 1024 * 1024)
                        .setMaxMessageSize(8 * 1024 * 1024))
                .connect(new WebSocketConnectOptions()
                        .setServer(SocketAddress.inetSocketAddress(gateway.publicPort(), "127.0.0.1"))
                        .setHost("guarded.localhost")
                        .setPort(gateway.publicPort())
                        .setURI(path)
                        .putHeader("Origin", "https://guarded.localhost:" + gateway.publicPort())
                        .putHeader("Cookie", cookie)));
        return new Line(socket);
    }

    private record Line(WebSocket socket) {

        String echo(String text) {
            Promise<String> answer = Promise.promise();
            socket.textMessageHandler(answer::tryComplete);
            socket.writeTextMessage(text).onFailure(answer::tryFail);
            return Waiting.on(answer.future());
        }
    }
}
