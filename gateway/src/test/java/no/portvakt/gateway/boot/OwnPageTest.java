package no.portvakt.gateway.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import no.portvakt.gateway.fixture.FakeUpstream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnPageTest {

    private GatewayUnderTest gateway;
    private FakeUpstream upstream;

    @BeforeAll
    void start(@TempDir Path folder) {
        gateway = new GatewayUnderTest(folder, Clock.systemUTC()).start();
        upstream = new FakeUpstream(gateway.vertx());
        gateway.upstream("open", upstream.port());
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    @Test
    void shouldGiveAHandlerWhatWasSentAndAnswerWithStrictHeaders() {
        var form = Map.of("Content-Type", "application/x-www-form-urlencoded", "Sec-Fetch-Site", "same-origin");

        var answer = gateway.browser().send("POST", "open", "/_portvakt/echo?a=%C3%B8", form, "b=c+d");

        assertThat(answer.body()).isEqualTo("ø, c d");
        assertThat(answer.headers().get("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(answer.headers().get("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void shouldGiveAParameterNoReadingWhenItCameTwice() {
        assertThat(gateway.browser()
                        .get("open", "/_portvakt/echo?a=1&a=2", Map.of())
                        .body())
                .isEqualTo("no a, no b");
    }

    @Test
    void shouldRefuseAFormFromAnotherSiteAndABodyOverTheLimit() {
        var elsewhere = Map.of("Origin", "https://evil.example");
        var here = Map.of("Sec-Fetch-Site", "same-origin");

        assertThat(gateway.browser()
                        .send("POST", "open", "/_portvakt/echo", elsewhere, "b=c")
                        .status())
                .isEqualTo(403);
        assertThat(gateway.browser()
                        .send("POST", "open", "/_portvakt/echo", here, "b".repeat(70_000))
                        .status())
                .isEqualTo(413);
    }

    @Test
    void shouldLetServersCallWhatIsForThemOnTheLoginHostAlone() {
        assertThat(gateway.browser()
                        .send("POST", "login", "/_portvakt/from-servers", Map.of(), "a")
                        .status())
                .isEqualTo(204);
        assertThat(gateway.browser()
                        .send("POST", "open", "/_portvakt/from-servers", Map.of(), "a")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void shouldTellNoMoreThanAnIdWhenAHandlerIsBroken() {
        var answer = gateway.browser().get("open", "/_portvakt/broken", Map.of());

        assertThat(answer.status()).isEqualTo(500);
        assertThat(new JsonObject(answer.body()).getString("reason")).isEqualTo("internal");
        assertThat(answer.body()).doesNotContain("on purpose");
    }

    @Test
    void shouldServeTheStyleSheetsAndNothingBesideThem() {
        var sheet = gateway.browser().get("open", "/_portvakt/design/portvakt.css", Map.of());

        assertThat(sheet.status()).isEqualTo(200);
        assertThat(sheet.headers().get("Content-Type")).startsWith("text/css");
        assertThat(gateway.browser()
                        .get(
                                "open",
                                "/_portvakt/design/portvakt.css",
                                Map.of("If-None-Match", sheet.headers().get("ETag")))
                        .status())
                .isEqualTo(304);
        assertThat(gateway.browser()
                        .get("open", "/_portvakt/design/nothing.css", Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(gateway.browser()
                        .get("open", "/_portvakt/design/icons", Map.of())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void shouldLetOneOriginFrameWhatIsForItsFramesAndNobodyAnythingElse() {
        var framed = gateway.browser().get("open", "/_portvakt/frame", Map.of()).headers();
        var page = gateway.browser().get("open", "/_portvakt/echo", Map.of()).headers();

        assertThat(framed.get("Content-Security-Policy"))
                .isEqualTo("default-src 'none'; base-uri 'none'; frame-ancestors https://idp.test");
        assertThat(page.get("Content-Security-Policy")).endsWith("frame-ancestors 'none'");
    }

    @Test
    void shouldSayWhenToComeAgainWhenSomethingIsAway() {
        var away = gateway.browser().get("open", "/_portvakt/away", Map.of());

        assertThat(away.status()).isEqualTo(503);
        assertThat(away.headers().get("Retry-After")).isEqualTo("30");
    }

    @Test
    void shouldNeverForwardAPathOfOursThatDoesNotExist() {
        upstream.forget();

        assertThat(gateway.browser().get("open", "/_portvakt", Map.of()).status())
                .isEqualTo(404);
        assertThat(gateway.browser().get("open", "/_portvakt/", Map.of()).status())
                .isEqualTo(404);
        assertThat(gateway.browser()
                        .get("open", "/%5Fportvakt/session", Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(upstream.reached()).isEmpty();
    }

    @Test
    void shouldWriteTheRefusalInTheReadersLanguage() {
        assertThat(page("en-GB,en;q=0.9")).contains("<html lang=\"en\">");
        assertThat(page("nn")).contains("<html lang=\"nn\">");
        assertThat(page("no")).contains("<html lang=\"nb\">");
        assertThat(page("de, *;q=0.1")).contains("<html lang=\"nb\">");
        assertThat(page("=;;,")).contains("<html lang=\"nb\">");
    }

    private String page(String language) {
        return gateway.browser()
                .get("nobody", "/", Map.of("Accept", "text/html", "Accept-Language", language))
                .body();
    }
}
