package no.portvakt.gateway.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import no.portvakt.gateway.fixture.Browser;
import no.portvakt.gateway.fixture.Dashboard;
import no.portvakt.gateway.fixture.FakeCollector;
import no.portvakt.gateway.fixture.FakeUpstream;
import no.portvakt.gateway.fixture.GatewayProcess;
import no.portvakt.gateway.fixture.Waiting;
import no.portvakt.testsupport.port.FreePorts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What those who run a gateway see of it, as it is built: log, metrics, health and traces. One start, since that costs. */
class SeenFromOutsideIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int CROWD = 60;
    private static final String PERSON = "20815412096";

    private final Vertx vertx = Vertx.vertx();
    private final FakeUpstream upstream = new FakeUpstream(vertx);
    private final FakeCollector collector = new FakeCollector(vertx);

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        upstream.close();
        collector.close();
        Waiting.on(vertx.close());
    }

    /** An edge, whose decisions wait for a console that is not there. */
    private Map<String, String> settings() {
        var settings = new HashMap<>(LoneGateway.settings(folder));
        settings.put("portvakt.role", "edge");
        settings.put("portvakt.listener.public-port", Integer.toString(FreePorts.next()));
        settings.put("portvakt.listener.pki-port", Integer.toString(FreePorts.next()));
        settings.put("portvakt.upstream.open.url", "http://127.0.0.1:" + upstream.port());
        settings.put("portvakt.feed.url", "https://127.0.0.1:1");
        settings.put("portvakt.feed.trust", folder.resolve("server.crt").toString());
        settings.put("portvakt.feed.certificate", folder.resolve("server.crt").toString());
        settings.put("portvakt.feed.key", folder.resolve("server.key").toString());
        settings.put("portvakt.feed.spool", folder.resolve("spool").toString());
        settings.put("portvakt.limits.services.guarded.burst", "1");
        settings.put("portvakt.limits.services.guarded.per-second", "1");
        settings.put("portvakt.log.json", "true");
        settings.put("portvakt.traces.endpoint", collector.endpoint().toString());
        settings.put("portvakt.traces.share", "1");
        return settings;
    }

    @Test
    void shouldTellInLogMetricsHealthAndTraces() {
        var settings = settings();
        var browser = new Browser(
                vertx,
                Integer.parseInt(Optional.ofNullable(settings.get("portvakt.listener.public-port"))
                        .orElseThrow()));
        String correlation;
        try (var gateway = GatewayProcess.start("seen", folder, settings)) {
            await().atMost(PATIENCE)
                    .until(() -> gateway.log().stream().anyMatch(line -> line.contains("listening on 127")));
            var answer = browser.get("open", "/sak/" + PERSON + "?fnr=" + PERSON, Map.of());
            assertThat(answer.status()).isEqualTo(200);
            correlation = Optional.ofNullable(answer.headers().get("X-Correlation-Id"))
                    .orElseGet(() -> Optional.ofNullable(
                                    upstream.onlyOne().headers().get("X-Correlation-Id"))
                            .orElseThrow());
            assertThat(statusesOfACrowd(browser)).contains(401, 429);
            await().atMost(PATIENCE).until(() -> accessLines(gateway).size() == 1 + CROWD);

            theLogIsJson(gateway, correlation);
            healthSaysAll(gateway);
            theDashboardAsksForWhatThereIs(gateway);
        }
        assertThat(collector.spans())
                .filteredOn(span -> FakeCollector.attributes(span).containsValue(correlation))
                .singleElement()
                .satisfies(span -> assertThat(span.getName()).isEqualTo("GET /**"));
        assertThat(collector.bytes()).doesNotContain(PERSON);
    }

    @Test
    void shouldRefuseToStartWithWhatTheCommandFinds() throws IOException {
        var settings = settings();
        settings.put("portvakt.log.json", "false");
        settings.put("portvakt.limits.persn.burst", "5");
        settings.put("portvakt.upstream.open.url", "http://10.0.0.1:80");

        try (var gateway = GatewayProcess.start("refused", folder, settings)) {
            assertThat(gateway.exitCode()).isEqualTo(GatewayMain.REFUSED_TO_START);

            var file = folder.resolve("refused.properties");
            var report = ConfigurationReport.of(file, ConfigurationFile.read(file, Map.of()), Instant.now());
            assertThat(report.findings())
                    .filteredOn(Finding::stopsTheStart)
                    .hasSize(2)
                    .allSatisfy(finding ->
                            assertThat(gateway.log()).anyMatch(line -> line.contains("] " + finding.describe())));
            assertThat(gateway.isListening()).isFalse();
        }
    }

    /** More than its service may get in the time that they take. */
    private static List<Integer> statusesOfACrowd(Browser browser) {
        var asked = Stream.generate(() -> browser.client()
                        .request(browser.to("GET", "guarded", "/a"))
                        .compose(HttpClientRequest::send)
                        .compose(answer -> answer.body().map(answer.statusCode())))
                .limit(CROWD)
                .toList();
        Waiting.on(Future.all(asked));
        return asked.stream().map(Future::result).toList();
    }

    private static List<JsonNode> accessLines(GatewayProcess gateway) {
        return gateway.log().stream()
                .filter(line -> line.startsWith("{"))
                .map(SeenFromOutsideIT::json)
                .filter(line -> line.path("logger").asText().equals("portvakt.access"))
                .toList();
    }

    private static JsonNode json(String line) {
        try {
            return new ObjectMapper().readTree(line);
        } catch (JsonProcessingException broken) {
            throw new AssertionError(line, broken);
        }
    }

    private static void theLogIsJson(GatewayProcess gateway, String correlation) {
        assertThat(gateway.log())
                .noneMatch(line -> line.contains(PERSON))
                .noneMatch(line -> line.contains("[portvakt"));
        var line = accessLines(gateway).getFirst();
        assertThat(line.path("correlation").asText()).isEqualTo(correlation);
        assertThat(line.path("service").asText()).isEqualTo("open");
        assertThat(line.path("rule").asText()).isEqualTo("/**");
        assertThat(line.path("demanded").asText()).isEqualTo("0");
        assertThat(line.path("status").asText()).isEqualTo("200");
    }

    private void healthSaysAll(GatewayProcess gateway) {
        assertThat(gateway.health("traffic").path("status").asText()).isEqualTo("UP");
        assertThat(gateway.health("certificates").path("data").size()).isPositive();
        assertThat(gateway.health("upstreams")
                        .path("data")
                        .path("open http://127.0.0.1:" + upstream.port())
                        .asText())
                .isEqualTo("usable");
    }

    private static void theDashboardAsksForWhatThereIs(GatewayProcess gateway) {
        var text = gateway.metrics();
        var told = Dashboard.told(text);
        var asked = Dashboard.asksFor(Path.of("../docs/operations/grafana-gateway.json"));

        assertThat(asked).hasSizeGreaterThan(15);
        assertThat(told.keySet()).as("metrics").containsAll(asked.keySet());
        assertThat(asked)
                .allSatisfy((metric, labels) ->
                        assertThat(told.get(metric)).as("labels of " + metric).containsAll(labels));
        assertThat(text).doesNotContain(PERSON);
    }
}
