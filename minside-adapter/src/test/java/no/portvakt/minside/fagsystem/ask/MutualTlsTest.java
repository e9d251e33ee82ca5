package no.portvakt.minside.fagsystem.ask;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import no.portvakt.minside.accesslog.Lookups;
import no.portvakt.minside.fagsystem.SourceAnswer;
import no.portvakt.testsupport.pki.TestCa;
import no.portvakt.testsupport.pki.Wish;
import no.portvakt.trust.tls.PemTls;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A system that wants a client certificate, and one that only claims to be that system. */
class MutualTlsTest {

    private static final String PASSWORD = "password";

    private static final String CONNECTOR = """
            connector:
              id: oppad
              system: {nb: Oppad, nn: Oppad, en: Oppad}
              organisation: "920125298"
              transport: {rest: {path: /oppslag, person: foresatt}}
              authentication: mutual-tls
              patience: {retries: 0}
              valid: PT8H
              fields:
                child.name: {ask: barn, value: barn.navn}
            """;

    @TempDir
    Path folder;

    private final TestCa authority = TestCa.root("CN=Root");
    private final KeyPair serverKeys = TestCa.newKeys();
    private final KeyPair ourKeys = TestCa.newKeys();
    private WireMockServer system = new WireMockServer();

    @BeforeEach
    void start() throws Exception {
        var names = new GeneralNames(new GeneralName(GeneralName.dNSName, "localhost"));
        var certificate = authority.issue(valid(Wish.person("CN=localhost").keys(serverKeys))
                .purpose(KeyPurposeId.id_kp_serverAuth)
                .with(Extension.subjectAlternativeName, false, names));
        system = new WireMockServer(wireMockConfig()
                .dynamicPort()
                .dynamicHttpsPort()
                .keystorePath(server(certificate).toString())
                .keystorePassword(PASSWORD)
                .keyManagerPassword(PASSWORD)
                .keystoreType("PKCS12")
                .needClientAuth(true)
                .trustStorePath(trusted().toString())
                .trustStorePassword(PASSWORD)
                .trustStoreType("PKCS12"));
        system.start();
        system.stubFor(post(anyUrl()).willReturn(okJson("{\"barn\": {\"navn\": \"Nora\"}}")));
    }

    @AfterEach
    void stop() {
        system.stop();
    }

    private static Wish valid(Wish wish) {
        var now = Instant.now();
        return wish.between(now.minus(Duration.ofHours(1)), now.plus(Duration.ofHours(1)));
    }

    private Path server(X509Certificate certificate) throws Exception {
        var store = empty();
        store.setKeyEntry("server", serverKeys.getPrivate(), PASSWORD.toCharArray(), new Certificate[] {certificate});
        return written(store, "server.p12");
    }

    private Path trusted() throws Exception {
        var store = empty();
        store.setCertificateEntry("root", authority.certificate());
        return written(store, "trusted.p12");
    }

    private static KeyStore empty() throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private Path written(KeyStore store, String name) throws Exception {
        var file = folder.resolve(name);
        try (var out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }
        return file;
    }

    private Path pem(String name, String kind, byte[] bytes) throws Exception {
        return Files.writeString(
                folder.resolve(name),
                "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder().encodeToString(bytes) + "\n-----END " + kind
                        + "-----\n");
    }

    private SourceAnswer ask(TestCa trusted, TestCa ours) throws Exception {
        var certificate =
                ours.issue(valid(Wish.person("CN=Portvakt").keys(ourKeys)).purpose(KeyPurposeId.id_kp_clientAuth));
        var identity = new PemTls.Identity(
                pem("us.pem", "CERTIFICATE", certificate.getEncoded()),
                pem("us-key.pem", "PRIVATE KEY", ourKeys.getPrivate().getEncoded()));
        var place = new Place(
                URI.create("https://localhost:" + system.httpsPort()),
                Optional.empty(),
                Optional.of(identity),
                Optional.of(
                        pem("trust.pem", "CERTIFICATE", trusted.certificate().getEncoded())),
                Optional.empty(),
                Optional.empty());
        try (var executor = Executors.newVirtualThreadPerTaskExecutor();
                var sources = new Sources(
                        Map.of("oppad", SourcesTest.connector(CONNECTOR)),
                        Map.of("oppad", place),
                        executor,
                        Clock.systemUTC())) {
            return Optional.ofNullable(sources.byId().get("oppad"))
                    .orElseThrow()
                    .fetch(Lookups.of("oppad", "10877200006"), "barnehage", List.of("child.name"));
        }
    }

    @Test
    void shouldShowItsCertificate() throws Exception {
        assertThat(ask(authority, authority)).isInstanceOf(SourceAnswer.Answered.class);
    }

    @Test
    void shouldNotBeAnsweredWithACertificateOfSomebodyElse() throws Exception {
        assertThat(ask(authority, TestCa.root("CN=Other"))).isInstanceOf(SourceAnswer.Failed.class);
    }

    @Test
    void shouldNotAskAServerThatItDoesNotTrust() throws Exception {
        assertThat(ask(TestCa.root("CN=Other"), authority)).isInstanceOf(SourceAnswer.Failed.class);
        assertThat(system.getAllServeEvents()).isEmpty();
    }
}
