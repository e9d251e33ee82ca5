package no.portvakt.gateway.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import no.portvakt.gateway.fixture.FakeUpstream;
import no.portvakt.gateway.fixture.Profiles;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.testsupport.time.FakeClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Service × level × session × caller, held to a table written by hand. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessMatrixTest {

    private final FakeClock clock = new FakeClock(Instant.parse("2026-11-22T10:00:00Z"));
    private GatewayUnderTest gateway;
    private FakeUpstream upstream;

    record Row(String service, String path, String session, String caller, int status, String outcome) {}

    @BeforeAll
    void start(@TempDir Path folder) {
        gateway = new GatewayUnderTest(folder, clock).start();
        upstream = new FakeUpstream(gateway.vertx());
        Stream.of("guarded", "quiet", "api").forEach(service -> gateway.upstream(service, upstream.port()));
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    private static Stream<Row> rows() {
        return Profiles.text("/matrix/access.txt")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\\|", -1))
                .map(c -> new Row(
                        c[0].strip(),
                        c[1].strip(),
                        c[2].strip(),
                        c[3].strip(),
                        Integer.parseInt(c[4].strip()),
                        c[5].strip()));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void shouldAnswerAsTheTableSays(Row row) {
        upstream.forget();
        Map<String, String> headers = new HashMap<>();
        if (row.caller().equals("browser")) {
            headers.put("Accept", "text/html");
            headers.put("Sec-Fetch-Mode", "navigate");
        }
        cookie(row).ifPresent(cookie -> headers.put("Cookie", cookie));

        var answer = gateway.browser().get(row.service(), row.path(), headers);

        assertThat(answer.status()).as(answer.body()).isEqualTo(row.status());
        assertThat(upstream.reached()).hasSize(row.status() == 200 ? 1 : 0);
        if (row.status() == 303) {
            assertThat(answer.headers().get("Location"))
                    .startsWith("/_portvakt/login?return=%2F")
                    .contains(row.outcome());
        } else if (row.status() != 200 && row.caller().equals("api")) {
            assertThat(new JsonObject(answer.body()).getString("reason")).isEqualTo(row.outcome());
        }
    }

    private Optional<String> cookie(Row row) {
        if (row.session().equals("none")) {
            return Optional.empty();
        }
        if (row.session().equals("garbage")) {
            return Optional.of("__Host-portvakt=" + "A".repeat(43));
        }
        var parts = row.session().split(" ", -1);
        var host = row.session().endsWith("elsewhere") ? "quiet" : row.service();
        var cookie = gateway.loggedIn(
                host, SecurityLevel.of(Integer.parseInt(parts[0])).orElseThrow());
        switch (row.session().substring(1).strip()) {
            case "old" -> clock.advance(Duration.ofMinutes(6));
            case "idle" -> clock.advance(Duration.ofMinutes(11));
            case "ended" -> gateway.logOut(GatewayUnderTest.PERSON);
            case "twice" -> cookie = cookie + "; " + cookie;
            default -> assertThat(row.session()).matches("[0-4]( elsewhere)?");
        }
        return Optional.of(cookie);
    }
}
