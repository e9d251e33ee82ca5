package no.portvakt.minside.fagsystem.agent;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.security.auth.x500.X500Principal;
import no.portvakt.minside.fagsystem.ask.Place;
import no.portvakt.minside.fagsystem.ask.Sources;
import no.portvakt.minside.fagsystem.connector.Connector;
import no.portvakt.minside.fagsystem.connector.ConnectorFiles;
import no.portvakt.testsupport.pki.TestCa;
import no.portvakt.testsupport.pki.Wish;
import no.portvakt.trust.tls.PemTls;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An adapter's door with two agents that it knows, and a system that only agents can reach. */
abstract class AgentWorld {

    static final String AGENT = "CN=agent,O=Asker kommune";
    static final String NEIGHBOUR = "CN=agent,O=Bærum kommune";
    static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    @TempDir
    Path folder = Path.of("");

    final TestCa authority = TestCa.root("CN=Root");
    final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    final AgentDesk desk = new AgentDesk(Set.of("asker", "baerum"), Clock.systemUTC());
    final WireMockServer system = new WireMockServer(wireMockConfig().dynamicPort());
    final List<String> said = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> opened = new ArrayList<>();
    private int files;

    @BeforeEach
    void start() {
        system.start();
        system.stubFor(post(urlPathEqualTo("/v1/foresatte/oppslag"))
                .willReturn(okJson("{\"barn\": {\"navn\": \"Nora Solbakken\", \"foedselsdato\": \"2024-03-14\"}}")));
    }

    @AfterEach
    void stop() throws Exception {
        for (var one : opened.reversed()) {
            one.close();
        }
        system.stop();
        executor.shutdownNow();
    }

    <T extends AutoCloseable> T closed(T one) {
        opened.add(one);
        return one;
    }

    /** At the end, and without waiting for what it waits for. */
    HttpClient stopped(HttpClient http) {
        opened.add(http::shutdownNow);
        return http;
    }

    AgentDoor door(int port) {
        var names = new GeneralNames(new GeneralName[] {new GeneralName(GeneralName.dNSName, "localhost")});
        var keys = TestCa.newKeys();
        var identity = identity(
                authority,
                Wish.person("CN=localhost")
                        .purpose(KeyPurposeId.id_kp_serverAuth)
                        .with(Extension.subjectAlternativeName, false, names),
                keys);
        var agents = Map.of(new X500Principal(AGENT), "asker", new X500Principal(NEIGHBOUR), "baerum");
        try {
            return closed(new AgentDoor(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                    tls(Optional.of(identity)),
                    agents,
                    desk,
                    executor,
                    JSON));
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }

    /** Names are written from the last part on (RFC 2253, 2.1). */
    private static String backwards(String subject) {
        return String.join(",", Arrays.asList(subject.split(",", -1)).reversed());
    }

    /** A certificate that this authority gives somebody for calling. */
    PemTls.Identity caller(TestCa issuer, String subject) {
        return identity(
                issuer,
                Wish.person("agent").subject(backwards(subject)).purpose(KeyPurposeId.id_kp_clientAuth),
                TestCa.newKeys());
    }

    SSLContext tls(Optional<PemTls.Identity> identity) {
        return PemTls.context(Optional.of(trust()), identity);
    }

    Path trust() {
        return pem("CERTIFICATE", encoded(authority.certificate()));
    }

    HttpClient http(Optional<PemTls.Identity> identity) {
        return stopped(HttpClient.newBuilder().sslContext(tls(identity)).build());
    }

    static URI at(AgentDoor door) {
        return URI.create("https://localhost:" + door.port());
    }

    static Connector oppad() {
        return Optional.ofNullable(ConnectorFiles.shipped().get("oppad")).orElseThrow();
    }

    AgentSource source() {
        return new AgentSource(oppad(), "asker", desk);
    }

    /** An agent beside the system. */
    AgentLoop agent(AgentDoor door) {
        var places = Map.of("oppad", Place.at(URI.create(system.baseUrl())));
        var sources = closed(new Sources(Map.of("oppad", oppad()), places, executor, Clock.systemUTC()));
        var loop = closed(
                new AgentLoop(http(Optional.of(caller(authority, AGENT))), at(door), sources.byId(), JSON, said::add));
        loop.start(executor, 2);
        return loop;
    }

    private PemTls.Identity identity(TestCa issuer, Wish wish, KeyPair keys) {
        var now = Instant.now();
        var certificate =
                issuer.issue(wish.keys(keys).between(now.minus(Duration.ofHours(1)), now.plus(Duration.ofHours(1))));
        return new PemTls.Identity(
                pem("CERTIFICATE", encoded(certificate)),
                pem("PRIVATE KEY", keys.getPrivate().getEncoded()));
    }

    private static byte[] encoded(java.security.cert.X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private Path pem(String kind, byte[] bytes) {
        try {
            return Files.writeString(
                    folder.resolve(files++ + ".pem"),
                    "-----BEGIN %s-----%n%s%n-----END %s-----%n"
                            .formatted(kind, Base64.getMimeEncoder().encodeToString(bytes), kind));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
