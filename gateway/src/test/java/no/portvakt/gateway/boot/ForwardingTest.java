package no.portvakt.gateway.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.SocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import no.portvakt.gateway.fixture.Browser;
import no.portvakt.gateway.fixture.FakeUpstream;
import no.portvakt.gateway.fixture.TestCertificates;
import no.portvakt.gateway.fixture.Waiting;
import no.portvakt.profiles.level.SecurityLevel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForwardingTest {

    private static final int NOBODY_LISTENS = 1;

    private GatewayUnderTest gateway;
    private FakeUpstream upstream;
    private Path folder = Path.of("");

    @BeforeAll
    void start(@TempDir Path temporary) {
        folder = temporary;
        gateway = new GatewayUnderTest(temporary, Clock.systemUTC()).start();
        upstream = new FakeUpstream(gateway.vertx());
        gateway.upstream("guarded", upstream.port());
        gateway.upstream("login", upstream.port());
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    @BeforeEach
    void forget() {
        upstream.forget();
        gateway.upstream("open", upstream.port());
        upstream.answers(request -> request.response().end("hello"));
    }

    @Test
    void shouldForwardTheCanonicalSpellingWhenAPathCameInAnother() {
        gateway.browser().get("open", "/%61/b%2cc/%c3%b8?d=%2f", Map.of());

        assertThat(upstream.onlyOne().target()).isEqualTo("/a/b,c/%C3%B8?d=%2f");
    }

    @Test
    void shouldStreamALargeBodyBothWays() {
        upstream.answers(request -> {
            request.response().setChunked(true);
            request.pipeTo(request.response());
        });
        var chunk = Buffer.buffer(new byte[64 * 1024]);
        int chunks = 128;
        var received = new AtomicLong();

        var sent = gateway.browser()
                .client()
                .request(gateway.browser().to("POST", "open", "/echo"))
                .compose(request -> {
                    request.setChunked(true).putHeader("Sec-Fetch-Site", "same-origin");
                    write(request, chunk, chunks);
                    return request.response();
                })
                .compose(response -> {
                    Promise<Integer> whole = Promise.promise();
                    response.handler(part -> received.addAndGet(part.length()));
                    response.endHandler(end -> whole.complete(response.statusCode()));
                    response.exceptionHandler(whole::tryFail);
                    return whole.future();
                });

        assertThat(Waiting.on(sent)).isEqualTo(200);
        assertThat(received.get()).isEqualTo((long) chunks * chunk.length());
    }

    private static void write(HttpClientRequest request, Buffer chunk, int left) {
        if (left == 0) {
            request.end();
        } else {
            request.write(chunk).onSuccess(written -> write(request, chunk, left - 1));
        }
    }

    @Test
    void shouldHoldTheClientBackWhenTheUpstreamDoesNotRead() {
        upstream.answers(request -> request.pause());
        var chunk = Buffer.buffer(new byte[64 * 1024]);
        var taken = new AtomicLong();

        var status = gateway.browser()
                .client()
                .request(gateway.browser().to("POST", "open", "/"))
                .compose(request -> {
                    request.setChunked(true).putHeader("Sec-Fetch-Site", "same-origin");
                    writeForEver(request, chunk, taken);
                    return request.response();
                })
                .map(response -> response.statusCode());

        assertThat(Waiting.on(status)).isEqualTo(504);
        assertThat(taken.get()).isLessThan(32L * 1024 * 1024);
    }

    private static void writeForEver(HttpClientRequest request, Buffer chunk, AtomicLong taken) {
        request.write(chunk).onSuccess(written -> {
            taken.addAndGet(chunk.length());
            writeForEver(request, chunk, taken);
        });
    }

    @Test
    void shouldRefuseABodyOverTheLimitWhenItAnnouncesNoLength() {
        upstream.answers(
                request -> request.end().onSuccess(read -> request.response().end("all of it")));
        var chunk = Buffer.buffer(new byte[1024 * 1024]);

        var status = gateway.browser()
                .client()
                .request(gateway.browser().to("POST", "open", "/"))
                .compose(request -> {
                    request.setChunked(true).putHeader("Sec-Fetch-Site", "same-origin");
                    write(request, chunk, 50);
                    return request.response();
                })
                .map(response -> response.statusCode())
                .otherwise(413);

        assertThat(Waiting.on(status)).isEqualTo(413);
    }

    @Test
    void shouldRefuseABodyOverTheLimitWhenItSaysSo() {
        var answer = gateway.browser()
                .send(
                        "POST",
                        "open",
                        "/",
                        Map.of("Content-Length", "99999999999", "Sec-Fetch-Site", "same-origin"),
                        "a");

        assertThat(answer.status()).isEqualTo(413);
        assertThat(upstream.reached()).isEmpty();
    }

    @Test
    void shouldAnswerAtOnceWhenTheUpstreamIsDown() {
        gateway.upstream("open", NOBODY_LISTENS);
        var began = System.nanoTime();

        var api = gateway.browser().get("open", "/", Map.of());
        var page = gateway.browser().get("open", "/", Map.of("Accept", "text/html", "Accept-Language", "nn"));

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
        assertThat(api.status()).isEqualTo(502);
        assertThat(new JsonObject(api.body()).getString("reason")).isEqualTo("upstream-unavailable");
        assertThat(page.status()).isEqualTo(502);
        assertThat(page.headers().get("Content-Type")).startsWith("text/html");
        assertThat(page.body())
                .contains("<html lang=\"nn\">")
                .contains(page.headers().get("X-Correlation-Id"));
    }

    @Test
    void shouldAnswerWhenTheUpstreamHangsOrHangsUp() {
        upstream.answers(request -> {});
        var hangs = gateway.browser().get("open", "/", Map.of());
        upstream.answers(request -> request.connection().close());
        var hangsUp = gateway.browser().get("open", "/", Map.of());

        assertThat(hangs.status()).isEqualTo(504);
        assertThat(hangsUp.status()).isEqualTo(502);
    }

    @Test
    void shouldAnswerWhenAServiceHasNoUpstream() {
        assertThat(gateway.browser()
                        .get("quiet", "/", Map.of("Cookie", gateway.loggedIn("quiet", SecurityLevel.LOW)))
                        .status())
                .isEqualTo(502);
    }

    @Test
    void shouldRefuseAnUnsafeMethodWhenItComesFromAnotherSite() {
        var own = "https://open.localhost:" + gateway.publicPort();
        assertThat(post(Map.of())).isEqualTo(403);
        assertThat(post(Map.of("Origin", "https://evil.example"))).isEqualTo(403);
        assertThat(post(Map.of("Origin", "https://guarded.localhost:" + gateway.publicPort())))
                .isEqualTo(403);
        assertThat(post(Map.of("Origin", "null"))).isEqualTo(403);
        assertThat(post(Map.of("Origin", own, "Sec-Fetch-Site", "cross-site"))).isEqualTo(403);
        assertThat(post(Map.of("Sec-Fetch-Site", "same-site"))).isEqualTo(403);
        assertThat(upstream.reached()).isEmpty();

        assertThat(post(Map.of("Origin", own))).isEqualTo(200);
        assertThat(post(Map.of("Origin", "null", "Sec-Fetch-Site", "same-origin")))
                .isEqualTo(200);
    }

    /** A SAML answer is one: the portal's page posts it, and the citizen's window goes along. */
    @Test
    void shouldTakeAFormFromAnotherSiteWhenTheRuleSaysSoAndTheWindowFollows() {
        assertThat(fromElsewhere("/public/back", "navigate", "document")).isEqualTo(200);
        upstream.forget();

        assertThat(fromElsewhere("/public/back", "navigate", "iframe")).isEqualTo(403);
        assertThat(fromElsewhere("/public/back", "no-cors", "empty")).isEqualTo(403);
        assertThat(fromElsewhere("/public/back", "", "document")).isEqualTo(403);
        assertThat(fromElsewhere("/public/back", "navigate", "")).isEqualTo(403);
        assertThat(fromElsewhere("/public/back/further", "navigate", "document"))
                .isEqualTo(403);
        assertThat(fromElsewhere("/public/other", "navigate", "document")).isEqualTo(403);
        assertThat(fromElsewhere("/high/back", "navigate", "document")).isEqualTo(403);
        assertThat(upstream.reached()).isEmpty();
    }

    private int fromElsewhere(String path, String mode, String destination) {
        var headers = Map.of(
                "Origin",
                "https://portal.example",
                "Sec-Fetch-Site",
                "cross-site",
                "Sec-Fetch-Mode",
                mode,
                "Sec-Fetch-Dest",
                destination);
        return gateway.browser()
                .send("POST", "guarded", path, headers, "SAMLResponse=x")
                .status();
    }

    private int post(Map<String, String> headers) {
        return gateway.browser().send("POST", "open", "/", headers, "a=b").status();
    }

    @Test
    void shouldTunnelAWebSocketWithoutItsForgedHeadersAndOurCookies() {
        upstream.answers(request -> {
            request.response().putHeader("Set-Cookie", "__Host-portvakt=stolen; Path=/; Secure");
            request.toWebSocket()
                    .onSuccess(socket -> socket.textMessageHandler(text -> socket.writeTextMessage("echo " + text)));
        });
        var cookie = gateway.loggedIn("guarded", SecurityLevel.SUBSTANTIAL);

        var echoed = connect("guarded", "https://guarded.localhost:" + gateway.publicPort(), cookie)
                .compose(socket -> {
                    Promise<String> answer = Promise.promise();
                    socket.textMessageHandler(answer::tryComplete);
                    socket.writeTextMessage("hello");
                    return answer.future();
                });

        assertThat(Waiting.on(echoed)).isEqualTo("echo hello");
        var headers = upstream.onlyOne().headers();
        assertThat(headers.get("Authorization")).startsWith("Bearer ey");
        assertThat(headers.contains("Cookie")).isFalse();
        assertThat(headers.contains("X_Portvakt_User")).isFalse();
    }

    @Test
    void shouldRefuseAWebSocketWhenItComesFromAnotherSite() {
        var outcome = connect("guarded", "https://evil.example", gateway.loggedIn("guarded", SecurityLevel.HIGH))
                .map("let through")
                .otherwise("refused");

        assertThat(Waiting.on(outcome)).isEqualTo("refused");
        assertThat(upstream.reached()).isEmpty();
    }

    private Future<WebSocket> connect(String service, String origin, String cookie) {
        return gateway.vertx()
                .createWebSocketClient(new WebSocketClientOptions()
                        .setSsl(true)
                        .setTrustAll(true)
                        .setVerifyHost(false))
                .connect(new WebSocketConnectOptions()
                        .setServer(SocketAddress.inetSocketAddress(gateway.publicPort(), "127.0.0.1"))
                        .setHost(service + ".localhost")
                        .setPort(gateway.publicPort())
                        .setURI("/ws")
                        .addHeader("Origin", origin)
                        .addHeader("Authorization", "Bearer forged")
                        .addHeader("X_Portvakt_User", "forged")
                        .addHeader("Cookie", cookie));
    }

    @Test
    void shouldHandTheCertificateOfThePkiDoorToTheIdentityProviderAlone() {
        var person = TestCertificates.selfSigned(folder, "person");
        var withCertificate = Browser.withCertificate(gateway.vertx(), gateway.pkiPort(), person);

        assertThat(withCertificate.get("login", "/realms/a", Map.of()).status()).isEqualTo(200);
        var shown = upstream.onlyOne().headers().get("Client-Cert");
        assertThat(shown).startsWith(":MII").endsWith(":");

        upstream.forget();
        assertThat(withCertificate.get("guarded", "/public/a", Map.of()).status())
                .isEqualTo(404);
        assertThat(upstream.reached()).isEmpty();
        new Browser(gateway.vertx(), gateway.pkiPort()).get("login", "/realms/a", Map.of("Client-Cert", shown));
        assertThat(upstream.onlyOne().headers().contains("Client-Cert")).isFalse();
    }
}
