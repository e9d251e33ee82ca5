package no.portvakt.gateway.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.TrustOptions;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import no.portvakt.gateway.fixture.FakeUpstream;
import no.portvakt.gateway.fixture.TestCertificates;
import no.portvakt.gateway.fixture.Waiting;
import no.portvakt.gateway.upstream.Choice;
import no.portvakt.gateway.upstream.Ejection;
import no.portvakt.gateway.upstream.Patience;
import no.portvakt.gateway.upstream.Protocol;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files change while the gateway runs. */
class CertificateChangeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Path folder = Path.of("");
    private Path elsewhere = Path.of("");
    private GatewayUnderTest gateway;
    private FakeUpstream upstream;

    @BeforeEach
    void start(@TempDir Path temporary) throws IOException {
        folder = temporary;
        elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
        gateway = new GatewayUnderTest(folder, Clock.systemUTC()).start();
        upstream = new FakeUpstream(gateway.vertx());
        gateway.upstream("open", upstream.port());
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    /** What a new connection is shown. */
    private BigInteger shown() {
        var browser = gateway.browser();
        return serial(Waiting.on(
                browser.client().request(browser.to("GET", "open", "/")).compose(request -> request.send()
                        .map(answer -> request.connection().sslSession()))));
    }

    private static BigInteger serial(SSLSession session) {
        try {
            return ((X509Certificate) session.getPeerCertificates()[0]).getSerialNumber();
        } catch (SSLPeerUnverifiedException nobody) {
            return BigInteger.ZERO;
        }
    }

    private void becomes(Path from, String name) throws IOException {
        Files.move(from, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }

    private TestCertificates.Pair another(String name) {
        return TestCertificates.selfSigned(elsewhere, name, "*.localhost");
    }

    @Test
    void shouldShowTheNewCertificateAndKeepOpenConnections() throws IOException {
        var before = shown();
        var browser = gateway.browser();
        assertThat(browser.get("open", "/", Map.of()).status()).isEqualTo(200);
        var fresh = another("server");
        becomes(fresh.certificate(), "server.crt");
        becomes(fresh.key(), "server.key");

        await().atMost(PATIENCE).until(() -> !shown().equals(before));

        assertThat(browser.get("open", "/", Map.of()).status()).isEqualTo(200);
        assertThat(gateway.certificates()).hasEntrySatisfying("listener server.crt", state -> assertThat(state)
                .startsWith("new ones in force since"));
    }

    @Test
    void shouldKeepTheOldOneAndSaySoWhenTheNewOneIsBroken() throws IOException {
        var before = shown();
        Files.writeString(folder.resolve("server.crt"), "-----BEGIN CERTIFICATE-----\nrubbish\n");
        await().atMost(PATIENCE)
                .until(() -> saidOfPublic().startsWith("old ones in force, the new files are not used"));
        assertThat(shown()).isEqualTo(before);

        var fresh = another("server");
        becomes(fresh.certificate(), "server.crt");
        await().atMost(PATIENCE).until(() -> saidOfPublic().contains("do not belong together"));
        assertThat(shown()).isEqualTo(before);

        Files.delete(folder.resolve("server.key"));
        await().atMost(PATIENCE).until(() -> saidOfPublic().contains("cannot be read"));
        assertThat(shown()).isEqualTo(before);

        becomes(fresh.key(), "server.key");
        await().atMost(PATIENCE).until(() -> !shown().equals(before));
    }

    private String saidOfPublic() {
        return gateway.certificates().getOrDefault("listener server.crt", "");
    }

    @Test
    void shouldShowItsNewCertificateToServices() throws IOException {
        var theirs = TestCertificates.selfSigned(folder, "theirs", "localhost");
        var ours = TestCertificates.selfSigned(folder, "ours");
        var seen = new CopyOnWriteArrayList<BigInteger>();
        try (var mutual = new FakeUpstream(
                gateway.vertx(),
                new HttpServerOptions()
                        .setSsl(true)
                        .setClientAuth(ClientAuth.REQUIRED)
                        .setTrustOptions(TrustOptions.wrap(new AnyCertificate(List.of())))
                        .setKeyCertOptions(new PemKeyCertOptions()
                                .addCertPath(theirs.certificate().toString())
                                .addKeyPath(theirs.key().toString())))) {
            mutual.answers(request -> {
                seen.add(serial(request.sslSession()));
                request.response().putHeader("Connection", "close").end();
            });
            gateway.upstream(
                    "open",
                    new UpstreamPlan(
                            List.of(URI.create("https://localhost:" + mutual.port())),
                            new UpstreamPlan.Files(
                                    Optional.of(theirs.certificate()),
                                    Optional.of(ours.certificate()),
                                    Optional.of(ours.key())),
                            Protocol.HTTP_1_1,
                            Choice.ROUND_ROBIN,
                            new Patience(Duration.ofSeconds(2), Duration.ofSeconds(2), Optional.empty()),
                            4,
                            4,
                            new Ejection.Rules(5, Duration.ofSeconds(1), Duration.ofSeconds(1)),
                            Optional.empty()));
            assertThat(gateway.browser().get("open", "/", Map.of()).status()).isEqualTo(200);
            var fresh = TestCertificates.selfSigned(elsewhere, "ours");
            becomes(fresh.certificate(), "ours.crt");
            becomes(fresh.key(), "ours.key");

            await().atMost(PATIENCE).until(() -> {
                gateway.browser().get("open", "/", Map.of());
                return !seen.getLast().equals(seen.getFirst());
            });
        }
    }
}
