package no.portvakt.gateway.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import no.portvakt.gateway.fixture.Browser;
import no.portvakt.gateway.fixture.FakeUpstream;
import no.portvakt.gateway.request.accept.TrustedProxies;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may say where a request comes from. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrustedProxiesTest {

    private static final List<String> PROXIES = List.of("127.0.0.0/8", "10.0.0.0/8", "2001:db8:1::/48");

    private GatewayUnderTest behindProxies;
    private GatewayUnderTest behindStandardProxies;
    private GatewayUnderTest alone;
    private FakeUpstream upstream;

    @BeforeAll
    void start(@TempDir Path folder) {
        behindProxies = gateway(folder, PROXIES, TrustedProxies.Word.X_FORWARDED_FOR);
        behindStandardProxies = gateway(folder, PROXIES, TrustedProxies.Word.FORWARDED);
        alone = gateway(folder, List.of("10.0.0.0/8"), TrustedProxies.Word.FORWARDED);
        upstream = new FakeUpstream(behindProxies.vertx());
        behindProxies.upstream("open", upstream.port());
        behindStandardProxies.upstream("open", upstream.port());
        alone.upstream("open", upstream.port());
    }

    private static GatewayUnderTest gateway(Path folder, List<String> proxies, TrustedProxies.Word word) {
        var beside = Beside.proxies(TrustedProxies.in(proxies, word));
        return new GatewayUnderTest(folder, Clock.systemUTC(), beside).start();
    }

    @Test
    void shouldSpeakWithoutTlsWithTheNamedProxiesAlone(@TempDir Path folder) {
        try (var plain = new GatewayUnderTest(
                                folder,
                                Clock.systemUTC(),
                                Beside.proxiesWithTls(
                                        TrustedProxies.in(List.of("127.0.0.0/8"), TrustedProxies.Word.X_FORWARDED_FOR)))
                        .start();
                var closed = new GatewayUnderTest(
                                folder,
                                Clock.systemUTC(),
                                Beside.proxiesWithTls(
                                        TrustedProxies.in(List.of("10.0.0.0/8"), TrustedProxies.Word.X_FORWARDED_FOR)))
                        .start()) {
            plain.upstream("open", upstream.port());
            closed.upstream("open", upstream.port());

            var answer = Browser.plain(plain.vertx(), plain.publicPort())
                    .get("open", "/", Map.of("X-Forwarded-For", "203.0.113.7"));

            assertThat(answer.status()).isEqualTo(200);
            var seen = upstream.onlyOne().headers();
            assertThat(seen.get("X-Forwarded-For")).isEqualTo("203.0.113.7");
            assertThat(seen.get("X-Forwarded-Proto")).isEqualTo("https");

            upstream.forget();
            var stranger = Browser.plain(closed.vertx(), closed.publicPort());
            assertThatThrownBy(() -> stranger.get("open", "/", Map.of())).hasMessageContaining("closed");
            assertThat(upstream.reached()).isEmpty();
        }
    }

    @AfterAll
    void stop() {
        alone.close();
        behindStandardProxies.close();
        behindProxies.close();
    }

    @BeforeEach
    void forget() {
        upstream.forget();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "-                                     | 127.0.0.1",
                "203.0.113.7                           | 203.0.113.7",
                "198.51.100.1, 203.0.113.7             | 203.0.113.7",
                "198.51.100.1, 203.0.113.7, 10.1.1.1   | 203.0.113.7",
                "10.2.2.2, 10.1.1.1                    | 10.2.2.2",
                "2001:db8:2::5, 2001:db8:1::1          | 2001:db8:2:0:0:0:0:5",
                "198.51.100.1, unknown                 | 127.0.0.1",
                "198.51.100.1, _hidden, 10.1.1.1       | 10.1.1.1",
                "198.51.100.1, 203.0.113.7:4711        | 127.0.0.1",
                "198.51.100.1,                         | 127.0.0.1",
                "evil.example                          | 127.0.0.1",
            })
    void shouldTakeTheLastAddressThatIsNoNamedProxy(String said, String client) {
        var headers = said == null ? Map.<String, String>of() : Map.of("X-Forwarded-For", said);

        behindProxies.browser().get("open", "/", headers);

        var seen = upstream.onlyOne().headers();
        assertThat(seen.getAll("X-Forwarded-For")).containsExactly(client);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            nullValues = "-",
            value = {
                "-                                                          | 127.0.0.1",
                "for=203.0.113.7                                            | 203.0.113.7",
                "For=\"203.0.113.7:4711\";Proto=http;by=10.1.1.1            | 203.0.113.7",
                "for=198.51.100.1, for=203.0.113.7;host=\"a,b;for=c\"       | 203.0.113.7",
                "for=198.51.100.1, for=203.0.113.7 , for=10.1.1.1           | 203.0.113.7",
                "for=203.0.113.7, for=\"[2001:db8:1::1]:80\"                | 203.0.113.7",
                "for=\"[2001:db8:2::5]\"                                    | 2001:db8:2:0:0:0:0:5",
                "for=203.0.113.7, for=unknown                               | 127.0.0.1",
                "for=203.0.113.7, for=_hidden, for=10.1.1.1                 | 10.1.1.1",
                "for=203.0.113.7, proto=http                                | 127.0.0.1",
                "for=203.0.113.7;for=198.51.100.1                           | 127.0.0.1",
                "for=2001:db8:2::5                                          | 127.0.0.1",
                "for=evil.example                                           | 127.0.0.1",
                "for=\"203.0.113.7                                          | 127.0.0.1",
                "for=203.0.113.7,                                           | 127.0.0.1",
            })
    void shouldReadForwardedWhereThatIsWhatNamedProxiesSay(String said, String client) {
        var headers = said == null
                ? Map.of("X-Forwarded-For", "203.0.113.9")
                : Map.of("X-Forwarded-For", "203.0.113.9", "Forwarded", said);

        behindStandardProxies.browser().get("open", "/", headers);

        var seen = upstream.onlyOne().headers();
        assertThat(seen.getAll("X-Forwarded-For")).containsExactly(client);
        assertThat(seen.getAll("Forwarded"))
                .containsExactly("for=" + (client.contains(":") ? "\"[" + client + "]\"" : client)
                        + ";host=\"open.localhost:" + behindStandardProxies.publicPort() + "\";proto=https");
    }

    @Test
    void shouldBelieveNothingElseAndNobodyElse() {
        behindProxies
                .browser()
                .get(
                        "open",
                        "/",
                        Map.of(
                                "Forwarded", "for=203.0.113.9;host=evil.example;proto=http",
                                "X-Real-IP", "203.0.113.9",
                                "X-Forwarded-Host", "evil.example",
                                "X-Forwarded-Proto", "http"));
        var seen = upstream.onlyOne().headers();
        assertThat(seen.get("X-Forwarded-For")).isEqualTo("127.0.0.1");
        assertThat(seen.get("X-Forwarded-Host")).startsWith("open.localhost");
        assertThat(seen.get("X-Forwarded-Proto")).isEqualTo("https");
        assertThat(seen.contains("X-Real-IP")).isFalse();

        upstream.forget();
        alone.browser().get("open", "/", Map.of("X-Forwarded-For", "203.0.113.7", "Forwarded", "for=203.0.113.7"));
        assertThat(upstream.onlyOne().headers().get("X-Forwarded-For")).isEqualTo("127.0.0.1");
    }
}
