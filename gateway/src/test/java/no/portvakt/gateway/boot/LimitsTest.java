package no.portvakt.gateway.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import no.portvakt.gateway.fixture.Browser;
import no.portvakt.gateway.fixture.FakeTime;
import no.portvakt.gateway.fixture.FakeUpstream;
import no.portvakt.gateway.fixture.RawSocket;
import no.portvakt.gateway.limit.Allowance;
import no.portvakt.gateway.limit.BodyLimits;
import no.portvakt.gateway.limit.LimitKind;
import no.portvakt.gateway.limit.Limits;
import no.portvakt.gateway.limit.LocalBuckets;
import no.portvakt.gateway.limit.RateLimits;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.reason.Reason;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Nobody takes from everybody else, and nobody is shut out for longer than it takes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LimitsTest {

    private static final String OLA = "28826498708";

    private final FakeTime time = new FakeTime();
    private GatewayUnderTest gateway;
    private FakeUpstream upstream;

    @BeforeAll
    void start(@TempDir Path folder) {
        var rates = new RateLimits(
                new LocalBuckets(time),
                Map.of(
                        LimitKind.ADDRESS, new Allowance(20, 10),
                        LimitKind.PERSON, new Allowance(3, 1),
                        LimitKind.SERVICE, new Allowance(1_000, 1_000)),
                Map.of(new ServiceId("quiet"), new Allowance(2, 1)));
        var bodies = new BodyLimits(
                Map.of(new ServiceId("open"), 10L), Duration.ofSeconds(30), 1_000, Duration.ofMillis(300));
        gateway = new GatewayUnderTest(folder, Clock.systemUTC(), Beside.limits(new Limits(rates, bodies))).start();
        upstream = new FakeUpstream(gateway.vertx());
        Stream.of("open", "guarded", "quiet", "api").forEach(service -> gateway.upstream(service, upstream.port()));
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    @BeforeEach
    void fillEveryBucket() {
        time.advance(Duration.ofMinutes(1));
        upstream.forget();
    }

    private Browser.Answer as(String cookie, String path, Map<String, String> more) {
        var headers = new HashMap<>(more);
        headers.put("Cookie", cookie);
        return gateway.browser().get("guarded", path, headers);
    }

    @Test
    void shouldTellAPersonWhoAsksTooOftenWhenToComeAgain() {
        as(gateway.loggedIn("guarded", SecurityLevel.SUBSTANTIAL), "/", Map.of());
        as(gateway.loggedIn("guarded", SecurityLevel.SUBSTANTIAL), "/", Map.of());
        var kari = gateway.loggedIn("guarded", SecurityLevel.SUBSTANTIAL);
        assertThat(as(kari, "/", Map.of()).status()).isEqualTo(200);
        upstream.forget();

        var answer = as(kari, "/", Map.of());

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.headers().get("Retry-After")).isEqualTo("1");
        assertThat(answer.headers().get("RateLimit-Policy")).isEqualTo("\"person\";q=3;w=3");
        assertThat(answer.headers().get("RateLimit")).isEqualTo("\"person\";r=0;t=1");
        assertThat(new JsonObject(answer.body()).getString("reason")).isEqualTo("too-many-requests");
        assertThat(upstream.reached()).isEmpty();
        assertThat(gateway.log().getLast().refused()).contains(Reason.TOO_MANY_REQUESTS);
        assertThat(gateway.log().getLast().why()).contains("person");
        assertThat(as(gateway.loggedIn("guarded", SecurityLevel.SUBSTANTIAL, OLA), "/", Map.of())
                        .status())
                .isEqualTo(200);
        time.advance(Duration.ofSeconds(1));
        assertThat(as(kari, "/", Map.of()).status()).isEqualTo(200);
    }

    @Test
    void shouldShowAPageInHerLanguage() {
        var kari = gateway.loggedIn("guarded", SecurityLevel.SUBSTANTIAL);
        for (int i = 0; i < 3; i++) {
            as(kari, "/", Map.of());
        }
        for (var text : Map.of(
                        "nb", "Det kom for mange forespørsler",
                        "nn", "Det kom for mange førespurnader",
                        "en", "There were too many requests")
                .entrySet()) {
            var page = as(kari, "/", Map.of("Accept", "text/html", "Accept-Language", text.getKey()));

            assertThat(page.status()).isEqualTo(429);
            assertThat(page.body()).contains(text.getValue());
        }
    }

    @Test
    void shouldProtectAServiceFromAllTogether() {
        var kari = gateway.loggedIn("quiet", SecurityLevel.SUBSTANTIAL);
        var ola = gateway.loggedIn("quiet", SecurityLevel.SUBSTANTIAL, OLA);

        assertThat(gateway.browser().get("quiet", "/", Map.of("Cookie", kari)).status())
                .isEqualTo(200);
        assertThat(gateway.browser().get("quiet", "/", Map.of("Cookie", ola)).status())
                .isEqualTo(200);
        var third = gateway.browser().get("quiet", "/", Map.of("Cookie", kari));

        assertThat(third.status()).isEqualTo(429);
        assertThat(third.headers().get("RateLimit")).startsWith("\"service\"");
    }

    @Test
    void shouldCountAnAddressOverAllServicesAndOurOwnPaths() {
        for (int i = 0; i < 10; i++) {
            gateway.browser().get("open", "/", Map.of());
            gateway.browser().get("api", "/_portvakt/jwks.json", Map.of());
        }
        upstream.forget();

        assertThat(gateway.browser().get("open", "/", Map.of()).status()).isEqualTo(429);
        assertThat(gateway.browser().get("guarded", "/", Map.of()).status()).isEqualTo(429);
        assertThat(gateway.browser()
                        .get("open", "/_portvakt/jwks.json", Map.of())
                        .status())
                .isEqualTo(429);
        assertThat(upstream.reached()).isEmpty();
    }

    private Browser.Answer post(Map<String, String> headers, String body) {
        var all = new HashMap<>(headers);
        all.put("Origin", "https://open.localhost:" + gateway.publicPort());
        return gateway.browser().send("POST", "open", "/", all, body);
    }

    @Test
    void shouldTakeNoLargerBodyThanTheServiceMay() {
        assertThat(post(Map.of(), "0123456789").status()).isEqualTo(200);
        upstream.forget();

        assertThat(post(Map.of(), "01234567890").status()).isEqualTo(413);
        var chunked = "POST / HTTP/1.1\r\nHost: open.localhost:" + gateway.publicPort()
                + "\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n";
        assertThat(RawSocket.send(gateway.publicPort(), chunked.getBytes(StandardCharsets.US_ASCII), 1_000)
                        .statuses())
                .containsExactly(413);
        assertThat(upstream.reached()).isEmpty();
    }

    @Test
    void shouldCutOffABodyThatDoesNotCome() {
        var head = "POST /v1/a HTTP/1.1\r\nHost: api.localhost:" + gateway.publicPort()
                + "\r\nContent-Length: 100000\r\n\r\na few letters, and no more";

        var answer = RawSocket.send(gateway.publicPort(), head.getBytes(StandardCharsets.US_ASCII), 5_000);

        assertThat(answer.closed()).isTrue();
        assertThat(answer.statuses()).isEmpty();
        assertThat(upstream.completed()).isZero();
    }
}
