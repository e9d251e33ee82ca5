package no.portvakt.gateway.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.CallOptions;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.ServerCalls;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.SocketAddress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import no.portvakt.gateway.fixture.Browser;
import no.portvakt.gateway.fixture.FakeUpstream;
import no.portvakt.gateway.fixture.Waiting;
import no.portvakt.gateway.upstream.Protocol;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** HTTP/2 at the public door and towards services. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class Http2Test {

    private GatewayUnderTest gateway;
    private FakeUpstream plain;
    private FakeUpstream h2c;
    private HttpClient client;

    @BeforeAll
    void start(@TempDir Path folder) {
        gateway = new GatewayUnderTest(folder, Clock.systemUTC()).start();
        plain = new FakeUpstream(gateway.vertx());
        h2c = new FakeUpstream(gateway.vertx(), new HttpServerOptions().setHttp2ClearTextEnabled(true));
        client = Browser.speakingHttp2(gateway.vertx());
        gateway.upstream("guarded", plain.port());
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    @BeforeEach
    void forget() {
        plain.forget();
        h2c.forget();
        plain.answers(request -> request.response().end("hello"));
        h2c.answers(request -> request.response().end("hello"));
        gateway.upstream("open", plain.port());
    }

    private void openSpeaks(Protocol protocol, int port) {
        var plan = GatewayUnderTest.plan(port);
        gateway.upstream(
                "open",
                new UpstreamPlan(
                        plan.servers(),
                        plan.files(),
                        protocol,
                        plan.choice(),
                        plan.patience(),
                        plan.connections(),
                        plan.waiting(),
                        plan.ejection(),
                        plan.check()));
    }

    /** An answer with what came after it. */
    private record Whole(HttpClientResponse head, Buffer body) {}

    /** Whoever reads is there before the request is sent: the connection may live on another event loop. */
    private Whole ask(HttpMethod method, String target, Consumer<HttpClientRequest> dress, Buffer body) {
        return Waiting.on(client.request(gateway.browser().to(method.name(), "open", target))
                .compose(request -> {
                    request.putHeader("sec-fetch-site", "same-origin");
                    dress.accept(request);
                    var whole = whole(request);
                    if (body.length() == 0) {
                        request.end();
                    } else {
                        request.end(body);
                    }
                    return whole;
                }));
    }

    private static Future<Whole> whole(HttpClientRequest request) {
        return request.response().compose(response -> response.body().map(bytes -> new Whole(response, bytes)));
    }

    private Whole get(String target) {
        return ask(HttpMethod.GET, target, request -> {}, Buffer.buffer());
    }

    @Test
    void shouldForwardWhatCameInOneVersionInTheOther() {
        var answer = get("/a?b=c");

        assertThat(answer.head().version()).isEqualTo(HttpVersion.HTTP_2);
        assertThat(answer.body().toString()).isEqualTo("hello");
        assertThat(answer.head().headers().contains("X-Correlation-Id")).isTrue();
        var seen = plain.onlyOne();
        assertThat(seen.target()).isEqualTo("/a?b=c");
        assertThat(seen.headers().contains("Transfer-Encoding")).isFalse();
        assertThat(seen.headers().get("X-Forwarded-Host")).isEqualTo("open.localhost:" + gateway.publicPort());

        openSpeaks(Protocol.H2C, h2c.port());
        Promise<HttpVersion> spoken = Promise.promise();
        h2c.answers(request -> {
            spoken.complete(request.version());
            request.response().end("two");
        });
        assertThat(gateway.browser().get("open", "/", Map.of()).body()).isEqualTo("two");
        assertThat(Waiting.on(spoken.future())).isEqualTo(HttpVersion.HTTP_2);
    }

    @Test
    void shouldPassABodyWithoutLengthOn() {
        plain.answers(request -> request.body().onSuccess(request.response()::end));
        var body = Buffer.buffer(new byte[300_000]);

        var echoed = Waiting.on(
                client.request(gateway.browser().to("POST", "open", "/")).compose(request -> {
                    request.putHeader("sec-fetch-site", "same-origin").setChunked(true);
                    var whole = whole(request);
                    request.write(body);
                    request.end();
                    return whole;
                }));

        assertThat(echoed.body()).isEqualTo(body);
        assertThat(plain.onlyOne().headers().get("Transfer-Encoding")).isEqualTo("chunked");
    }

    @Test
    void shouldRefuseWhatHasTwoReadings() {
        assertThatThrownBy(() -> ask(HttpMethod.GET, "/", request -> request.putHeader("te", "gzip"), Buffer.buffer()))
                .isInstanceOf(AssertionError.class);
        assertThat(ask(HttpMethod.GET, "/%2e%2e/a", request -> {}, Buffer.buffer())
                        .head()
                        .statusCode())
                .isEqualTo(400);
        assertThatThrownBy(() -> ask(
                        HttpMethod.GET,
                        "/",
                        request -> request.putHeader("host", "guarded.localhost"),
                        Buffer.buffer()))
                .isInstanceOf(AssertionError.class);
        assertThat(plain.reached()).isEmpty();

        var unannounced = Waiting.on(
                client.request(gateway.browser().to("GET", "open", "/")).compose(request -> {
                    request.setChunked(true).write("a");
                    request.end();
                    return request.response();
                }));
        assertThat(unannounced.statusCode()).isEqualTo(400);
    }

    @Test
    void shouldReadEveryRequestByItsOwnHostOnOneConnection() {
        assertThat(get("/").head().statusCode()).isEqualTo(200);

        var other = Waiting.on(client.request(gateway.browser()
                        .to("GET", "open", "/")
                        .setHost("open.localhost")
                        .putHeader("x", "y"))
                .compose(request -> request.authority(HostAndPort.create("guarded.localhost", gateway.publicPort()))
                        .send())
                .map(HttpClientResponse::statusCode));

        assertThat(other).as("guarded asks for log-in").isEqualTo(401);
        assertThat(plain.reached()).hasSize(1);
    }

    @Test
    void shouldPassTrailersOnWithoutWhatTheyMustNotSay() {
        plain.answers(request -> {
            var response = request.response().setChunked(true).putHeader("Trailer", "checksum");
            response.write("body");
            response.putTrailer("checksum", "1234")
                    .putTrailer("Set-Cookie", "__Host-portvakt=stolen; Path=/; Secure")
                    .putTrailer("X-Correlation-Id", "forged")
                    .end();
        });

        var trailers = get("/").head().trailers();
        var inOldVersion = Waiting.on(gateway.browser()
                        .client()
                        .request(gateway.browser().to("GET", "open", "/"))
                        .compose(request -> request.send())
                        .compose(response -> response.end().map(response)))
                .trailers();

        assertThat(trailers.names()).containsExactly("checksum");
        assertThat(inOldVersion.names()).containsExactly("checksum");
        assertThat(inOldVersion.get("checksum")).isEqualTo("1234");
    }

    @Test
    void shouldEndOneStreamAndLeaveItsNeighboursAlone() {
        Promise<Void> upstreamSawTheEnd = Promise.promise();
        plain.answers(request -> {
            if (request.path().equals("/endless")) {
                request.response().closeHandler(upstreamSawTheEnd::tryComplete);
                request.response().setChunked(true).write("a");
            } else {
                request.response().end("hello");
            }
        });
        var endless = Waiting.on(
                client.request(gateway.browser().to("GET", "open", "/endless")).compose(HttpClientRequest::send));

        endless.request().reset(8);

        Waiting.on(upstreamSawTheEnd.future());
        assertThat(get("/").head().statusCode()).isEqualTo(200);
        assertThat(get("/").head().request().connection())
                .isSameAs(endless.request().connection());
    }

    @Test
    void shouldRefuseABodyAndKeepTheConnection() {
        var large = Buffer.buffer(new byte[200_000]);

        var refused = Waiting.on(
                client.request(gateway.browser().to("POST", "open", "/")).compose(request -> request.send(large)));

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.headers().contains("Connection")).isFalse();
        assertThat(get("/").head().request().connection())
                .isSameAs(refused.request().connection());
    }

    @Test
    void shouldCutOffWhatTheUpstreamCutsOff() {
        openSpeaks(Protocol.H2C, h2c.port());
        h2c.answers(request -> request.response().setChunked(true).write("half").onSuccess(sent -> request.response()
                .reset(2)));

        assertThatThrownBy(() -> get("/")).isInstanceOf(AssertionError.class);
    }

    @Test
    void shouldOpenAWebSocketToAServiceThatSpeaksHttp2() {
        openSpeaks(Protocol.H2C, h2c.port());
        h2c.answers(request -> request.toWebSocket()
                .onSuccess(socket -> socket.textMessageHandler(text -> socket.writeTextMessage("echo " + text))));

        var echoed = gateway.vertx()
                .createWebSocketClient(new WebSocketClientOptions()
                        .setSsl(true)
                        .setTrustAll(true)
                        .setVerifyHost(false))
                .connect(new WebSocketConnectOptions()
                        .setServer(SocketAddress.inetSocketAddress(gateway.publicPort(), "127.0.0.1"))
                        .setHost("open.localhost")
                        .setPort(gateway.publicPort())
                        .setURI("/ws")
                        .addHeader("Origin", "https://open.localhost:" + gateway.publicPort()))
                .compose(socket -> {
                    Promise<String> answer = Promise.promise();
                    socket.textMessageHandler(answer::tryComplete);
                    socket.writeTextMessage("hello");
                    return answer.future();
                });

        assertThat(Waiting.on(echoed)).isEqualTo("echo hello");
    }

    @Test
    void shouldCarryCallsOfGrpc() throws IOException, InterruptedException {
        var server = grpcServer();
        openSpeaks(Protocol.H2C, server.getPort());
        var channel = NettyChannelBuilder.forAddress("127.0.0.1", gateway.publicPort())
                .overrideAuthority("open.localhost:" + gateway.publicPort())
                .sslContext(GrpcSslContexts.forClient()
                        .trustManager(InsecureTrustManagerFactory.INSTANCE)
                        .build())
                .build();
        try {
            IntStream.range(0, 20)
                    .forEach(i -> assertThat(say(channel, "hei " + i)).isEqualTo("echo hei " + i));
            assertThatThrownBy(() -> say(channel, "refuse me"))
                    .isInstanceOfSatisfying(StatusRuntimeException.class, refused -> {
                        assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.FAILED_PRECONDITION);
                        assertThat(refused.getStatus().getDescription()).isEqualTo("not today");
                    });
        } finally {
            channel.shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
            server.shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
        }
    }

    private static String say(ManagedChannel channel, String text) {
        var fromAPage = new Metadata();
        fromAPage.put(Metadata.Key.of("sec-fetch-site", Metadata.ASCII_STRING_MARSHALLER), "same-origin");
        return ClientCalls.blockingUnaryCall(
                ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(fromAPage)),
                SAY,
                CallOptions.DEFAULT.withDeadlineAfter(10, TimeUnit.SECONDS),
                text);
    }

    private static Server grpcServer() throws IOException {
        return NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .addService(ServerServiceDefinition.builder("echo.Echo")
                        .addMethod(SAY, ServerCalls.asyncUnaryCall((text, answer) -> {
                            if (text.startsWith("refuse")) {
                                answer.onError(Status.FAILED_PRECONDITION
                                        .withDescription("not today")
                                        .asRuntimeException());
                            } else {
                                answer.onNext("echo " + text);
                                answer.onCompleted();
                            }
                        }))
                        .build())
                .build()
                .start();
    }

    private static final MethodDescriptor<String, String> SAY = MethodDescriptor.newBuilder(new Utf8(), new Utf8())
            .setType(MethodDescriptor.MethodType.UNARY)
            .setFullMethodName("echo.Echo/Say")
            .build();

    /** Messages are text here: what goes through is not our concern. */
    private static final class Utf8 implements MethodDescriptor.Marshaller<String> {
        @Override
        public InputStream stream(String text) {
            return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String parse(InputStream stream) {
            try {
                return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }
}
