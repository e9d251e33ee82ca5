package no.portvakt.gateway.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import no.portvakt.gateway.fixture.TestCertificates;
import no.portvakt.gateway.fixture.Waiting;
import no.portvakt.gateway.upstream.Ending;
import no.portvakt.gateway.upstream.Upstream;
import no.portvakt.profiles.catalog.ServiceId;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthTest {

    private static final String SICK = "http://127.0.0.1:1";

    private final Vertx vertx = Vertx.vertx();
    private final CertificateWatch certificates = new CertificateWatch(vertx, Duration.ofMillis(20));
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    @AfterEach
    void stop() {
        Waiting.on(vertx.close());
    }

    private ConfiguredUpstreams upstreams() {
        var config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(UpstreamSettings.class)
                .withMapping(ForwardSettings.class)
                .withDefaultValues(Map.of(
                        "portvakt.upstream.open.url", SICK + ",http://127.0.0.1:2",
                        "portvakt.upstream.open.ejection.failures", "2",
                        "portvakt.upstream.open.ejection.time", "PT1H",
                        "portvakt.upstream.open.ejection.longest", "PT1H"))
                .build();
        var upstreams = new ConfiguredUpstreams(
                vertx,
                config.getConfigMapping(UpstreamSettings.class),
                config.getConfigMapping(ForwardSettings.class),
                certificates);
        UpstreamMetrics.bind(metrics, upstreams);
        return upstreams;
    }

    private static Upstream sick(ConfiguredUpstreams upstreams) {
        return upstreams.of(new ServiceId("open")).orElseThrow().servers().stream()
                .filter(server -> server.address().toString().equals(SICK))
                .findFirst()
                .orElseThrow();
    }

    private double usable(String server) {
        return metrics.get("portvakt.upstream.usable")
                .tags("service", "open", "upstream", server)
                .gauge()
                .value();
    }

    private static Map<String, Object> said(HealthCheckResponse response) {
        return response.getData().orElse(Map.of());
    }

    @Test
    void shouldSayWhichServersAreAskedAndStayUp() {
        var upstreams = upstreams();
        var health = new UpstreamsInHealth(upstreams);
        assertThat(said(health.call()))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("open " + SICK, "usable", "open http://127.0.0.1:2", "usable"));
        assertThat(usable(SICK)).isEqualTo(1);

        for (int i = 0; i < 2; i++) {
            sick(upstreams).begins();
            sick(upstreams).ended(Ending.NO_ANSWER);
            sick(upstreams).over();
        }

        var response = health.call();
        assertThat(response.getName()).isEqualTo("upstreams");
        assertThat(response.getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
        assertThat(said(response))
                .containsEntry("open " + SICK, "ejected")
                .containsEntry("open http://127.0.0.1:2", "usable");
        assertThat(usable(SICK)).isZero();
        assertThat(usable("http://127.0.0.1:2")).isEqualTo(1);
    }

    @Test
    void shouldCountWhatServersShowed() {
        var server = sick(upstreams());

        server.begins();
        assertThat(metrics.get("portvakt.upstream.under.way")
                        .tag("upstream", SICK)
                        .gauge()
                        .value())
                .isEqualTo(1);
        server.ended(Ending.UNWELL);
        server.over();
        server.begins();
        server.ended(Ending.NO_ANSWER);
        server.over();

        for (var ending : Ending.values()) {
            assertThat(metrics.get("portvakt.upstream.requests")
                            .tags("upstream", SICK, "ending", ending.word())
                            .functionCounter()
                            .count())
                    .as(ending.word())
                    .isEqualTo(ending == Ending.UNWELL || ending == Ending.NO_ANSWER ? 1 : 0);
        }
        assertThat(metrics.get("portvakt.upstream.ejections")
                        .tag("upstream", SICK)
                        .functionCounter()
                        .count())
                .isEqualTo(1);
        assertThat(metrics.get("portvakt.upstream.under.way")
                        .tag("upstream", SICK)
                        .gauge()
                        .value())
                .isZero();
    }

    @Test
    void shouldBeDownForTrafficFromTheMomentThatItIsToldToStop() {
        var draining = new Draining();
        var health = new TakesTraffic(draining);
        assertThat(health.call().getName()).isEqualTo("traffic");
        assertThat(health.call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);

        draining.begin();

        assertThat(health.call().getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
    }

    @Test
    void shouldSayWhichCertificatesAreInForceAndStayUp(@TempDir Path folder) throws IOException {
        var pair = TestCertificates.selfSigned(folder, "server");
        certificates.watch(
                "the door",
                new UpstreamPlan.Files(Optional.empty(), Optional.of(pair.certificate()), Optional.of(pair.key())),
                fresh -> Future.succeededFuture());
        var health = new CertificatesInHealth(certificates);
        assertThat(said(health.call())).containsExactly(Map.entry("the door", "as at the start"));

        Files.writeString(pair.certificate(), "no certificate");

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                        String.valueOf(said(health.call()).get("the door")))
                .startsWith("old ones in force, the new files are not used"));
        assertThat(health.call().getName()).isEqualTo("certificates");
        assertThat(health.call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
    }
}
