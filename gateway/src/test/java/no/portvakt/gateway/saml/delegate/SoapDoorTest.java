package no.portvakt.gateway.saml.delegate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import no.portvakt.gateway.fixture.TestCertificates;
import no.portvakt.gateway.fixture.Waiting;
import no.portvakt.gateway.saml.logout.LogoutPaths;
import no.portvakt.gateway.saml.soap.SoapDoor;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.trust.signature.PemFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Portals' servers ask for a log-out, by connections that are theirs. */
class SoapDoorTest {

    private final Vertx vertx = Vertx.vertx();
    private final Town town = new Town();
    private int port;
    private Optional<X509Certificate> server = Optional.empty();

    @TempDir
    Path folder;

    @BeforeEach
    void open() {
        var pair = TestCertificates.selfSigned(folder, "soap", "localhost");
        server = Optional.of(PemFile.certificates(pair.certificate()).getFirst());
        var options = new SoapDoor.Options(
                "127.0.0.1",
                0,
                new PemKeyCertOptions()
                        .addCertPath(pair.certificate().toString())
                        .addKeyPath(pair.key().toString()),
                town.connections);
        var services = Map.of(LogoutPaths.BY_SOAP, town.logout.bySoap().orElseThrow());
        port = Waiting.on(new SoapDoor(vertx, options, services, Executors.newVirtualThreadPerTaskExecutor()).open());
    }

    @AfterEach
    void stop() {
        Waiting.on(vertx.close());
    }

    private HttpResponse<String> post(PortalKey shown, String envelope) throws IOException {
        return post(shown, LogoutPaths.BY_SOAP, "text/xml", envelope);
    }

    private HttpResponse<String> post(PortalKey shown, String path, String type, String envelope) throws IOException {
        try (var client = HttpClient.newBuilder()
                .sslContext(Tls.showing(shown, server.orElseThrow()))
                .build()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("https://localhost:" + port + path))
                            .header("Content-Type", type)
                            .POST(HttpRequest.BodyPublishers.ofString(envelope))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
    }

    private static String signed(LogoutMessage request, PortalKey key) {
        return Soap.around(LoginRequestText.signed(request.xml(), key.key()));
    }

    private LogoutMessage request(SignedOn portal) {
        return portal.request(town, "_s").changed(Town.SLO, Town.BY_SOAP);
    }

    @Test
    void shouldEndTheSignOnAndConfirm() throws IOException {
        town.logIn(SecurityLevel.HIGH);
        var three = SignedOn.to("three", town);

        var answer = post(PortalKey.PORTAL, signed(request(three), PortalKey.PORTAL));

        assertThat(answer.statusCode()).isEqualTo(200);
        var response = Soap.inside(answer.body());
        assertThat(response.status()).isEqualTo("Success");
        assertThat(response.root().getAttribute("InResponseTo")).isEqualTo("_s");
        assertThat(response.isSignedBy(PortalKey.OURS)).isTrue();
        assertThat(town.endedThere).containsExactly("refresh of sid-1");
    }

    /** As Shibboleth's service provider asks. */
    @Test
    void shouldEndItForWhoNamesNoDestination() throws IOException {
        town.logIn(SecurityLevel.HIGH);
        var request = SignedOn.to("three", town).request(town, "_s").changed("Destination='" + Town.SLO + "'", "");

        assertThat(request.xml()).doesNotContain("Destination");
        assertThat(Soap.inside(post(PortalKey.PORTAL, signed(request, PortalKey.PORTAL))
                                .body())
                        .status())
                .isEqualTo("Success");
        assertThat(town.endedThere).containsExactly("refresh of sid-1");
    }

    @Test
    void shouldSayThatNotAllAreLoggedOutWhereTheBrowserWouldHaveToTellThem() throws IOException {
        town.logIn(SecurityLevel.HIGH);
        var three = SignedOn.to("three", town);
        SignedOn.to("four", town);

        var answer = post(PortalKey.PORTAL, signed(request(three), PortalKey.PORTAL));

        assertThat(Soap.inside(answer.body()).status()).isEqualTo("PartialLogout");
    }

    @Test
    void shouldLetNobodyInWithoutAPortalsKey() {
        assertThatThrownBy(() -> post(PortalKey.STRANGER, "")).isInstanceOf(IOException.class);
        assertThat(town.endedThere).isEmpty();
    }

    @Test
    void shouldRefuseWhatIsNotSignedOrForAnotherAddressOrComesTwice() throws IOException {
        town.logIn(SecurityLevel.HIGH);
        var three = SignedOn.to("three", town);

        assertThat(post(PortalKey.PORTAL, Soap.around(request(three).xml())).statusCode())
                .isEqualTo(400);
        assertThat(town.lastReason()).isEqualTo("unsigned");
        assertThat(post(PortalKey.PORTAL, signed(request(three), PortalKey.STRANGER))
                        .statusCode())
                .isEqualTo(400);
        assertThat(town.lastReason()).isEqualTo("bad-signature");
        assertThat(post(PortalKey.PORTAL, signed(three.request(town, "_t"), PortalKey.PORTAL))
                        .statusCode())
                .isEqualTo(400);
        assertThat(town.lastReason()).isEqualTo("wrong-destination");
        assertThat(town.endedThere).isEmpty();
        var good = signed(request(three), PortalKey.PORTAL);
        assertThat(post(PortalKey.PORTAL, good).statusCode()).isEqualTo(200);
        assertThat(post(PortalKey.PORTAL, good).statusCode()).isEqualTo(400);
        assertThat(town.lastReason()).isEqualTo("replayed");
    }

    @Test
    void shouldRefuseAnotherPortalsConnection() throws IOException {
        town.logIn(SecurityLevel.HIGH);
        var three = SignedOn.to("three", town);

        assertThat(post(PortalKey.OTHER, signed(request(three), PortalKey.PORTAL))
                        .statusCode())
                .isEqualTo(400);
        assertThat(town.lastReason()).isEqualTo("foreign-connection");
        assertThat(town.endedThere).isEmpty();
    }

    @Test
    void shouldReadEnvelopesAndNothingElse() throws IOException {
        town.logIn(SecurityLevel.HIGH);
        var three = SignedOn.to("three", town);
        var good = signed(request(three), PortalKey.PORTAL);

        assertThat(post(PortalKey.PORTAL, "/other", "text/xml", good).statusCode())
                .isEqualTo(404);
        assertThat(post(PortalKey.PORTAL, LogoutPaths.BY_SOAP, "application/json", good)
                        .statusCode())
                .isEqualTo(400);
        assertThat(post(PortalKey.PORTAL, "<!DOCTYPE x []>" + good).statusCode())
                .isEqualTo(400);
        assertThat(post(PortalKey.PORTAL, LoginRequestText.signed(request(three).xml(), PortalKey.PORTAL.key()))
                        .statusCode())
                .isEqualTo(400);
        assertThat(post(PortalKey.PORTAL, good.replace("<s:Body>", "<s:Body><x/>"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(post(
                                PortalKey.PORTAL,
                                good.replace(
                                        "<s:Body>",
                                        "<s:Header><x xmlns='urn:x' s:mustUnderstand='1'/></s:Header><s:Body>"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(town.audit.stream()
                        .filter(record -> record.what().equals("saml.refused"))
                        .map(record -> record.details().get("reason")))
                .as("the other path, and the other type, are no messages")
                .containsExactly("unreadable", "unreadable", "unreadable", "unreadable");
        assertThat(post(PortalKey.PORTAL, good + " ".repeat(70_000)).statusCode())
                .isEqualTo(413);
        await().untilAsserted(() -> assertThat(town.lastReason()).isEqualTo("too-large"));
        assertThat(town.endedThere).isEmpty();
        assertThat(post(PortalKey.PORTAL, good).statusCode()).isEqualTo(200);
    }
}
