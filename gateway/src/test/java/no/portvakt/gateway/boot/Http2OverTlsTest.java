package no.portvakt.gateway.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Promise;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.PemKeyCertOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.portvakt.gateway.fixture.FakeUpstream;
import no.portvakt.gateway.fixture.TestCertificates;
import no.portvakt.gateway.fixture.Waiting;
import no.portvakt.gateway.upstream.Protocol;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** {@code protocol: h2}: what is spoken to a service over TLS is what the two agree on by ALPN. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class Http2OverTlsTest {

    private static final Map<String, String> SAME_ORIGIN = Map.of("Sec-Fetch-Site", "same-origin");

    private GatewayUnderTest gateway;
    private TestCertificates.Pair certificate;
    private TestCertificates.Pair stranger;

    @BeforeAll
    void start(@TempDir Path folder) {
        gateway = new GatewayUnderTest(folder, Clock.systemUTC()).start();
        certificate = TestCertificates.selfSigned(folder, "service", "localhost");
        stranger = TestCertificates.selfSigned(folder, "stranger", "localhost");
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    private FakeUpstream server(HttpVersion... spoken) {
        return new FakeUpstream(
                gateway.vertx(),
                new HttpServerOptions()
                        .setSsl(true)
                        .setUseAlpn(true)
                        .setAlpnVersions(List.of(spoken))
                        .setKeyCertOptions(new PemKeyCertOptions()
                                .addCertPath(certificate.certificate().toString())
                                .addKeyPath(certificate.key().toString())));
    }

    private void openIsAt(int port, TestCertificates.Pair trusted) {
        var plan = GatewayUnderTest.plan(port);
        gateway.upstream(
                "open",
                new UpstreamPlan(
                        List.of(URI.create("https://localhost:" + port)),
                        new UpstreamPlan.Files(Optional.of(trusted.certificate()), Optional.empty(), Optional.empty()),
                        Protocol.H2,
                        plan.choice(),
                        plan.patience(),
                        plan.connections(),
                        plan.waiting(),
                        plan.ejection(),
                        plan.check()));
    }

    @Test
    void shouldSpeakHttp2ToAServiceThatKnowsIt() {
        try (var service = server(HttpVersion.HTTP_2, HttpVersion.HTTP_1_1)) {
            openIsAt(service.port(), certificate);
            Promise<HttpVersion> spoken = Promise.promise();
            service.answers(request -> {
                spoken.tryComplete(request.version());
                request.body().onSuccess(body -> request.response().end(body.appendString("!")));
            });
            var large = "a".repeat(300_000);

            var answer = gateway.browser().send("POST", "open", "/", SAME_ORIGIN, large);
            var next = gateway.browser().send("POST", "open", "/", SAME_ORIGIN, "b");

            assertThat(answer.body()).isEqualTo(large + "!");
            assertThat(next.body()).isEqualTo("b!");
            assertThat(Waiting.on(spoken.future())).isEqualTo(HttpVersion.HTTP_2);
            assertThat(service.reached()).hasSize(2);
        }
    }

    @Test
    void shouldPassOnTrailersOfAnAnswer() {
        try (var service = server(HttpVersion.HTTP_2)) {
            openIsAt(service.port(), certificate);
            service.answers(request -> {
                var response = request.response().setChunked(true);
                response.write("hello");
                response.putTrailer("grpc-status", "0").end();
            });
            var browser = gateway.browser();

            var trailers = Waiting.on(browser.client()
                    .request(browser.to("GET", "open", "/"))
                    .compose(request -> request.send())
                    .compose(answer -> answer.body().map(body -> answer.trailers())));

            assertThat(trailers.get("grpc-status")).isEqualTo("0");
        }
    }

    @Test
    void shouldSpeakHttp1ToAServiceThatKnowsNothingElse() {
        try (var service = server(HttpVersion.HTTP_1_1)) {
            openIsAt(service.port(), certificate);
            Promise<HttpVersion> spoken = Promise.promise();
            service.answers(request -> {
                spoken.tryComplete(request.version());
                request.response().end("old");
            });

            assertThat(gateway.browser().get("open", "/", Map.of()).body()).isEqualTo("old");
            assertThat(Waiting.on(spoken.future())).isEqualTo(HttpVersion.HTTP_1_1);
        }
    }

    @Test
    void shouldSendNothingToAServiceWhoseCertificateIsNotTrusted() {
        try (var service = server(HttpVersion.HTTP_2)) {
            openIsAt(service.port(), stranger);

            assertThat(gateway.browser().get("open", "/", Map.of()).status()).isEqualTo(502);
            assertThat(service.reached()).isEmpty();
        }
    }
}
