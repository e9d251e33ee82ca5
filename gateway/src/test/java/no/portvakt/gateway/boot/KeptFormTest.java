package no.portvakt.gateway.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import no.portvakt.gateway.fixture.Browser.Answer;
import no.portvakt.gateway.fixture.FakeUpstream;
import no.portvakt.profiles.level.SecurityLevel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A form that meets a level wall. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeptFormTest {

    private static final Map<String, String> FORM = Map.of(
            "Content-Type", "application/x-www-form-urlencoded",
            "Sec-Fetch-Site", "same-origin",
            "Sec-Fetch-Mode", "navigate",
            "Accept", "text/html");

    private GatewayUnderTest gateway;
    private FakeUpstream upstream;

    @BeforeAll
    void start(@TempDir Path folder) {
        gateway = new GatewayUnderTest(folder, Clock.systemUTC()).start();
        upstream = new FakeUpstream(gateway.vertx());
        gateway.upstream("guarded", upstream.port());
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    private Answer send(Map<String, String> changes, String body) {
        var headers = new HashMap<>(FORM);
        headers.putAll(changes);
        return gateway.browser().send("POST", "guarded", "/high/send?a=b", headers, body);
    }

    @Test
    void shouldBeKeptAndSayWhereToGoOn() {
        var cookie = gateway.loggedIn("guarded", SecurityLevel.SUBSTANTIAL);

        var answer = send(Map.of("Cookie", cookie), "navn=Kari");

        assertThat(answer.status()).isEqualTo(401);
        var setCookie = answer.headers().get("Set-Cookie");
        assertThat(setCookie).startsWith("__Host-portvakt-form-").contains("; Secure; HttpOnly; SameSite=Lax");
        var name = setCookie.substring("__Host-portvakt-form-".length(), setCookie.indexOf('='));
        assertThat(answer.body()).contains("level=4&amp;form=" + name).contains("ti minutter");
        assertThat(upstream.reached()).isEmpty();
    }

    @Test
    void shouldBeKeptWithItsFilesUpToTheLimit() {
        var cookie = gateway.loggedIn("guarded", SecurityLevel.SUBSTANTIAL);
        var headers = Map.of("Cookie", cookie, "Content-Type", "multipart/form-data; boundary=grense");
        var part = "--grense\r\nContent-Disposition: form-data; name=\"cv\"; filename=\"cv.txt\"\r\n\r\n";

        var kept = send(headers, part + "K".repeat(150_000) + "\r\n--grense--\r\n");
        var tooLarge = send(headers, part + "K".repeat(200_000) + "\r\n--grense--\r\n");

        assertThat(kept.status()).isEqualTo(401);
        assertThat(kept.headers().get("Set-Cookie")).startsWith("__Host-portvakt-form-");
        assertThat(tooLarge.status()).isEqualTo(401);
        assertThat(tooLarge.headers().contains("Set-Cookie")).isFalse();
        assertThat(upstream.reached()).isEmpty();
    }

    @Test
    void shouldNotBeKeptWhenItComesFromElsewhere() {
        var answer = send(
                Map.of(
                        "Cookie", gateway.loggedIn("guarded", SecurityLevel.SUBSTANTIAL),
                        "Sec-Fetch-Site", "cross-site",
                        "Origin", "https://evil.example"),
                "navn=Kari");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.headers().contains("Set-Cookie")).isFalse();
    }

    @Test
    void shouldNotBeKeptWhenItIsTooLargeOrNoFormOrSentByAScript() {
        for (var answer : new Answer[] {
            send(Map.of(), "navn=" + "K".repeat(70_000)),
            send(Map.of("Content-Type", "application/json"), "{}"),
            send(Map.of("Sec-Fetch-Mode", "cors"), "navn=Kari"),
            send(Map.of(), "")
        }) {
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.headers().contains("Set-Cookie")).isFalse();
            assertThat(answer.body()).doesNotContain("form=");
        }
    }
}
