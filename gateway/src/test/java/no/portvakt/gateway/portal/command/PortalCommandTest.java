package no.portvakt.gateway.portal.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import no.portvakt.gateway.fixture.Profiles;
import no.portvakt.gateway.fixture.TestCertificates;
import no.portvakt.gateway.fixture.Waiting;
import no.portvakt.trust.signature.PemFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortalCommandTest {

    private static final String SAML = """
            portal:
              id: e247
              name: {nb: Skjemaportalen, nn: Skjemaportalen, en: The form portal}
              service: guarded
              saml:
                metadata: {file: e247.xml}
            """;
    private static final String OIDC = """
            portal:
              id: eportal
              name: {nb: Portalen, nn: Portalen, en: The portal}
              service: guarded
              oidc:
                redirects: ["https://localhost:PORT/callback"]
                keys: {file: eportal.json}
            """;

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final Map<String, String> pages = new ConcurrentHashMap<>();
    private final AtomicInteger calls = new AtomicInteger();
    private Clock clock = Clock.systemUTC();
    private HttpServer server;
    private TestCertificates.Pair portal;

    PortalCommandTest() {
        this.server = vertx.createHttpServer();
    }

    @BeforeEach
    void declare() throws IOException {
        var tls = TestCertificates.selfSigned(folder, "tls", "localhost");
        portal = TestCertificates.selfSigned(folder, "portal");
        server = Waiting.on(vertx.createHttpServer(new HttpServerOptions()
                        .setSsl(true)
                        .setKeyCertOptions(new PemKeyCertOptions()
                                .addCertPath(tls.certificate().toString())
                                .addKeyPath(tls.key().toString())))
                .requestHandler(request -> {
                    calls.incrementAndGet();
                    var page = pages.get(request.path());
                    request.response().setStatusCode(page == null ? 405 : 200).end(page == null ? "" : page);
                })
                .listen(0, "127.0.0.1"));
        var profiles = Files.createDirectories(folder.resolve("profiles"));
        for (var source : Profiles.sources()) {
            Files.writeString(profiles.resolve(source.name()), source.yaml());
        }
        write("e247.yaml", SAML);
        write("e247.xml", metadata());
    }

    @AfterEach
    void stop() {
        Waiting.on(vertx.close());
    }

    private record Said(int code, String out, String err) {}

    private Said run(String... more) {
        var out = new StringWriter();
        var err = new StringWriter();
        List<String> typed = new ArrayList<>(List.of(more));
        typed.addAll(List.of(
                "--portals",
                portals().toString(),
                "--profiles",
                folder.resolve("profiles").toString()));
        int code = new PortalCommand(clock, new PrintWriter(out, true), new PrintWriter(err, true)).run(typed);
        return new Said(code, out.toString(), err.toString());
    }

    private Said check(String name, String... more) {
        List<String> typed = new ArrayList<>(
                List.of("check", name, "--trust", folder.resolve("tls.crt").toString()));
        typed.addAll(List.of(more));
        return run(typed.toArray(String[]::new));
    }

    private Path portals() {
        return folder.resolve("portals");
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(portals());
        Files.writeString(portals().resolve(name), text.replace("PORT", Integer.toString(server.actualPort())));
    }

    private String metadata() {
        return "<md:EntityDescriptor xmlns:md='urn:oasis:names:tc:SAML:2.0:metadata'"
                + " xmlns:ds='http://www.w3.org/2000/09/xmldsig#' entityID='https://e247.test/'>"
                + "<md:SPSSODescriptor protocolSupportEnumeration='urn:oasis:names:tc:SAML:2.0:protocol'>"
                + "<md:KeyDescriptor use='signing'><ds:KeyInfo><ds:X509Data><ds:X509Certificate>"
                + base64(PemFile.certificates(portal.certificate()).getFirst())
                + "</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>"
                + "<md:SingleLogoutService Binding='urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect'"
                + " Location='https://localhost:PORT/slo'/>"
                + "<md:AssertionConsumerService index='0' Binding='urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST'"
                + " Location='https://localhost:PORT/acs'/></md:SPSSODescriptor></md:EntityDescriptor>";
    }

    private static String base64(X509Certificate certificate) {
        try {
            return Base64.getEncoder().encodeToString(certificate.getEncoded());
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Test
    void shouldWalkThroughALogInAtASamlPortal() {
        var said = check("e247");

        assertThat(said.out())
                .contains("ok     service    guarded: level 4 at least")
                .contains("ok     metadata   of https://e247.test/")
                .contains("note   answers    https://localhost:" + server.actualPort() + "/acs answers with status 405")
                .contains("note   log-out    https://localhost:" + server.actualPort() + "/slo answers with status 405")
                .contains("ok     assertion  made, signed, and as the schema says")
                .contains("note   keys       signs with EC, CN=portal: its certificate ends on ")
                .contains("note   keys       no RSA key to encrypt to")
                .contains("e247: citizens can be logged in there");
        assertThat(said.code()).isZero();
        assertThat(calls).hasValue(2);
    }

    @Test
    void shouldCallNobodyOffline() {
        var said = check("e247", "--offline");

        assertThat(said.out()).contains("/acs (nobody is called: --offline)");
        assertThat(said.code()).isZero();
        assertThat(calls).hasValue(0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            e247.xml  | https://localhost:PORT/acs | http://localhost:PORT/acs   | wrong  metadata   an AssertionConsumerService of the metadata is not https
            e247.xml  | HTTP-POST                  | HTTP-Artifact2              | has no AssertionConsumerService of the binding HTTP-POST
            e247.xml  | localhost:PORT/acs         | localhost:1/acs             | wrong  answers    https://localhost:1/acs: nobody listens there
            e247.xml  | localhost:PORT/acs         | 127.0.0.1:PORT/acs          | wrong  answers    https://127.0.0.1
            e247.xml  | use='signing'              | use='encryption'            | wrong  keys       requests have to be signed
            e247.xml  | entityID=                  | entity=                     | wrong  metadata   metadata is not as the schema
            e247.yaml | metadata: {file: e247.xml} | metadata: {file: e247.xml}\\n    assertions: encrypted | wrong  keys       assertions have to be encrypted
            e247.yaml | service: guarded           | service: nothing            | there is no service nothing
            """)
    void shouldSayWhatIsToBeMended(String file, String sound, String wrong, String expected) throws IOException {
        var before = file.endsWith("xml") ? metadata() : SAML;
        assertThat(before).contains(sound);
        write(file, before.replace(sound, wrong.replace("\\n", "\n")));

        var said = check("e247");

        assertThat(said.out()).contains(expected);
        assertThat(said.code()).isEqualTo(1);
    }

    @Test
    void shouldNotTrustWhomNobodyVouchesFor() {
        var said = run("check", "e247");

        assertThat(said.out()).contains("its TLS is not trusted");
        assertThat(said.code()).isEqualTo(1);
    }

    @Test
    void shouldSayWhichKeyEnds() {
        clock = Clock.offset(clock, Duration.ofDays(4000));

        assertThat(check("e247", "--offline").out()).contains("its certificate ended on");
    }

    @Test
    void shouldWalkThroughALogInAtAnOidcPortal() throws IOException, JOSEException {
        write("eportal.yaml", OIDC);
        var key = new ECKeyGenerator(Curve.P_256).keyUse(KeyUse.SIGNATURE).generate();
        write("eportal.json", "{\"keys\":[" + key.toPublicJWK().toJSONString() + "]}");

        var sound = check("eportal");
        assertThat(sound.out())
                .contains("ok     keys       1 of 1 can prove who the portal is")
                .contains("note   redirect   https://localhost:" + server.actualPort() + "/callback answers")
                .contains("note   log-out    the portal is not told");
        assertThat(sound.code()).isZero();

        write("eportal.yaml", OIDC + "    frontchannelLogout: \"https://localhost:PORT/out\"\n");
        assertThat(check("eportal").out())
                .contains("note   log-out    https://localhost:" + server.actualPort() + "/out answers")
                .contains("note   log-out    the portal hears of it in a frame of her browser alone");

        write("eportal.json", "{\"keys\":[" + key.toJSONString() + "]}");
        assertThat(check("eportal").out()).contains("wrong  keys       the set holds a private");
        write("eportal.json", "{\"keys\":[]}");
        assertThat(check("eportal").out()).contains("wrong  keys       none of 0");
        write("eportal.yaml", OIDC.replace("{file: eportal.json}", "{url: \"https://localhost:PORT/keys\"}"));
        assertThat(check("eportal").out()).contains("/keys: status 405");
        pages.put("/keys", "<html/>");
        assertThat(check("eportal").out()).contains("wrong  keys       no JWK set");
    }

    @Test
    void shouldListThemAll() throws IOException {
        var said = run("list", "--json");

        var listed = new ObjectMapper().readTree(said.out());
        assertThat(listed).hasSize(1);
        assertThat(listed.path(0).path("id").asText()).isEqualTo("e247");
        assertThat(listed.path(0).path("protocol").asText()).isEqualTo("saml");
        assertThat(run("list").out()).contains("e247").contains("1 portal(s)");
        assertThat(calls).hasValue(0);
    }

    @Test
    void shouldSayWhichPortalsThereAreWhenAskedForAnother() {
        var said = check("nobody");

        assertThat(said.err()).contains("there are: e247");
        assertThat(said.code()).isEqualTo(2);
    }
}
