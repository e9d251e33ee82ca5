package no.portvakt.gateway.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import javax.net.ssl.SSLPeerUnverifiedException;
import no.portvakt.gateway.fixture.Browser;
import no.portvakt.gateway.fixture.FakeUpstream;
import no.portvakt.gateway.fixture.GatewayProcess;
import no.portvakt.gateway.fixture.SampleProfiles;
import no.portvakt.gateway.fixture.TestCertificates;
import no.portvakt.gateway.fixture.Visitor;
import no.portvakt.gateway.fixture.Waiting;
import no.portvakt.testsupport.idp.FakeIdp;
import no.portvakt.testsupport.port.FreePorts;
import no.portvakt.trust.signature.PemFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A portal that speaks SAML, from its request over the log-in to its answer, over HTTPS with a gateway as it is built. */
class SamlPortalIT {

    private static final int FIVE_MEGABYTES = 5_000_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern RESPONSE = Pattern.compile("name=\"SAMLResponse\" value=\"([^\"]*)\"");
    private static final Pattern LEADS_TO = Pattern.compile("content=\"0; url=https://[^/]*([^\"]*)\"");
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Vertx vertx = Vertx.vertx();
    private final FakeUpstream upstream = new FakeUpstream(vertx);
    private final FakeIdp idp = new FakeIdp();
    private final int port = FreePorts.next();
    private final int soapPort = FreePorts.next();

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        upstream.close();
        idp.close();
        Waiting.on(vertx.close());
    }

    private Map<String, String> settings() throws IOException {
        var settings = new HashMap<>(LoneGateway.settings(folder));
        var profiles = Files.createDirectory(folder.resolve("services"));
        Files.writeString(profiles.resolve("skjema.yaml"), SampleProfiles.atLevel3("skjema"));
        Files.writeString(profiles.resolve("login.yaml"), SampleProfiles.atLevel3("login"));
        settings.keySet().removeIf(key -> key.startsWith("portvakt.upstream."));
        settings.put("portvakt.policy.folder", profiles.toString());
        settings.put("portvakt.listener.public-port", Integer.toString(port));
        settings.put("portvakt.listener.pki-port", Integer.toString(FreePorts.next()));
        settings.put("portvakt.oidc.issuer", FakeIdp.ISSUER);
        settings.put("portvakt.oidc.back-channel", idp.backChannel().toString());
        settings.put("portvakt.oidc.client-id", FakeIdp.CLIENT_ID);
        settings.put(
                "portvakt.oidc.client-key",
                TestCertificates.key(folder.resolve("client.key"), idp.clientKey())
                        .toString());
        settings.put("portvakt.oidc.token-algorithm", "ES256");
        settings.put("portvakt.upstream.login.url", "http://127.0.0.1:" + upstream.port());
        var pair = TestCertificates.selfSigned(folder, "saml");
        settings.put("portvakt.saml.portals", portals().toString());
        settings.put("portvakt.saml.entity-id", origin() + "/_portvakt/saml/metadata");
        settings.put("portvakt.saml.keys[0].key", pair.key().toString());
        settings.put("portvakt.saml.keys[0].certificate", pair.certificate().toString());
        settings.put("portvakt.saml.soap.port", Integer.toString(soapPort));
        settings.put("portvakt.saml.soap.address", "https://localhost:" + soapPort);
        settings.put("portvakt.saml.soap.certificate", pair.certificate().toString());
        settings.put("portvakt.saml.soap.key", pair.key().toString());
        return settings;
    }

    private String origin() {
        return "https://login.localhost:" + port;
    }

    private Path portals() throws IOException {
        var portals = Files.createDirectory(folder.resolve("portals"));
        var portal = TestCertificates.selfSigned(folder, "portal");
        Files.writeString(portals.resolve("e247.yaml"), """
                portal:
                  id: e247
                  name: {nb: a, nn: a, en: a}
                  service: skjema
                  tell: never
                  saml:
                    metadata: {file: e247.xml}
                    requests: any
                """);
        Files.writeString(portals.resolve("e247.xml"), """
                <md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://e247.test"
                    xmlns:ds="http://www.w3.org/2000/09/xmldsig#">
                  <md:SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
                    <md:KeyDescriptor use="signing"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>%s</ds:X509Certificate>
                    </ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
                    <md:SingleLogoutService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"
                        Location="https://e247.test/slo"/>
                    <md:AssertionConsumerService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"
                        Location="https://e247.test/acs" index="0"/>
                  </md:SPSSODescriptor>
                </md:EntityDescriptor>
                """.formatted(
                        Files.readString(portal.certificate()).replaceAll("-----[A-Z ]+-----", "")));
        return portals;
    }

    /** As the portal's page lets the browser post it. */
    private static Browser.Answer ask(Browser browser, String id) {
        var xml = "<samlp:AuthnRequest xmlns:samlp='urn:oasis:names:tc:SAML:2.0:protocol'"
                + " xmlns:saml='urn:oasis:names:tc:SAML:2.0:assertion' ID='" + id + "' Version='2.0' IssueInstant='"
                + Instant.now().truncatedTo(ChronoUnit.SECONDS)
                + "'><saml:Issuer>https://e247.test</saml:Issuer></samlp:AuthnRequest>";
        var message = Base64.getEncoder().encodeToString(xml.getBytes(StandardCharsets.UTF_8));
        return browser.send(
                "POST",
                "login",
                "/_portvakt/saml/sso",
                Map.of("Content-Type", FORM, "Origin", "https://e247.test", "Sec-Fetch-Site", "cross-site"),
                "SAMLRequest=" + URLEncoder.encode(message, StandardCharsets.UTF_8));
    }

    private static String cookie(Browser.Answer kept) {
        return Optional.ofNullable(kept.headers().get("Set-Cookie"))
                .orElseThrow()
                .replaceAll(";.*", "");
    }

    private String audit() throws IOException {
        return Files.readString(folder.resolve("audit").resolve("audit.jsonl"));
    }

    private static URI location(Browser.Answer kept) {
        return URI.create(Optional.ofNullable(kept.headers().get("Location")).orElseThrow());
    }

    private static Browser.Answer goOn(Browser browser, Browser.Answer kept, String cookies) {
        var next = location(kept);
        return browser.get(
                "login",
                next.getRawPath() + "?" + next.getRawQuery(),
                Map.of("Cookie", cookies, "Accept", "text/html"));
    }

    /** What the door shows a portal's server that it lets in; others find the connection closed before they can look. */
    private BigInteger shownAtTheDoor() {
        var client = vertx.createNetClient(new NetClientOptions()
                .setSsl(true)
                .setTrustAll(true)
                .setHostnameVerificationAlgorithm("")
                .setKeyCertOptions(new PemKeyCertOptions()
                        .addCertPath(folder.resolve("portal.crt").toString())
                        .addKeyPath(folder.resolve("portal.key").toString())));
        try {
            var session = Waiting.on(client.connect(soapPort, "127.0.0.1")).sslSession();
            return ((X509Certificate) session.getPeerCertificates()[0]).getSerialNumber();
        } catch (SSLPeerUnverifiedException nobody) {
            return BigInteger.ZERO;
        } finally {
            Waiting.on(client.close());
        }
    }

    private static BigInteger serial(Path certificate) {
        return PemFile.certificates(certificate).getFirst().getSerialNumber();
    }

    @Test
    void shouldShowPortalsServersTheCertificateThatIsInTheFileNow() throws IOException {
        var settings = settings();
        var old = TestCertificates.selfSigned(folder, "door");
        settings.put("portvakt.saml.soap.certificate", old.certificate().toString());
        settings.put("portvakt.saml.soap.key", old.key().toString());
        settings.put("portvakt.certificates.every", "PT0.2S");
        try (var gateway = GatewayProcess.start("saml", folder, settings)) {
            await().atMost(PATIENCE)
                    .until(() -> gateway.log().stream().anyMatch(line -> line.contains("for portals' servers on")));
            assertThat(shownAtTheDoor()).isEqualTo(serial(old.certificate()));

            var fresh = TestCertificates.selfSigned(folder, "fresh");
            var expected = serial(fresh.certificate());
            Files.move(fresh.key(), old.key(), StandardCopyOption.REPLACE_EXISTING);
            Files.move(fresh.certificate(), old.certificate(), StandardCopyOption.REPLACE_EXISTING);

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(shownAtTheDoor()).isEqualTo(expected));
        }
    }

    @Test
    void shouldLogInForAPortalAndRememberHerForTheNext() throws IOException {
        var settings = settings();
        var browser = new Browser(vertx, port);
        try (var gateway = GatewayProcess.start("saml", folder, settings)) {
            await().atMost(PATIENCE)
                    .until(() -> gateway.log().stream().anyMatch(line -> line.contains("listening on 127")));

            var metadata = browser.get("login", "/_portvakt/saml/metadata", Map.of());
            assertThat(metadata.status()).isEqualTo(200);
            assertThat(metadata.headers().get("Content-Type")).isEqualTo("application/samlmetadata+xml");
            assertThat(metadata.body()).contains("entityID=\"" + origin(), "SignatureValue");
            assertThat(browser.get("skjema", "/_portvakt/saml/metadata", Map.of())
                            .status())
                    .as("on the login host alone")
                    .isEqualTo(404);

            var first = goOn(browser, ask(browser, "_a"), "");
            assertThat(first.status()).as("without the cookie").isEqualTo(400);
            var kept = ask(browser, "_b");
            var sent = goOn(browser, kept, cookie(kept));
            assertThat(sent.headers().get("Location")).contains("/_portvakt/login?return=", "level=3");
            var session =
                    new Visitor(browser, idp).logIn("login", origin() + "/_portvakt/login?return=%2Fsoknad&level=3");

            var next = ask(browser, "_c");
            var answered = goOn(browser, next, session + "; " + cookie(next));

            assertThat(answered.status()).isEqualTo(200);
            assertThat(answered.headers().get("Content-Security-Policy"))
                    .contains("script-src 'sha256-", "form-action https:;", "default-src 'none'")
                    .doesNotContain("unsafe");
            var found = RESPONSE.matcher(answered.body());
            assertThat(found.find()).isTrue();
            var response = new String(Base64.getDecoder().decode(found.group(1)), StandardCharsets.UTF_8);
            assertThat(response).contains("InResponseTo=\"_c\"", "SecurityLevel", "status:Success");
            assertThat(audit()).contains("saml.delegated");

            var large = browser.send(
                    "POST",
                    "login",
                    "/_portvakt/saml/sso",
                    Map.of("Content-Type", "application/x-www-form-urlencoded"),
                    "SAMLRequest=" + "A".repeat(FIVE_MEGABYTES));
            assertThat(large.status()).isEqualTo(413);
            await().atMost(PATIENCE).until(() -> audit().contains("too-large"));
        }
    }

    /** The portal's side of the Redirect binding (SAML Bindings, 3.4.4.1), with the JDK alone. */
    private static String signed(String parameter, String xml, PrivateKey key)
            throws GeneralSecurityException, IOException {
        var deflated = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(deflated, new Deflater(Deflater.DEFAULT_COMPRESSION, true))) {
            deflater.write(xml.getBytes(StandardCharsets.UTF_8));
        }
        var query = parameter + "="
                + encoded(Base64.getEncoder().encodeToString(deflated.toByteArray()))
                + "&SigAlg=" + encoded("http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256");
        var signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(key);
        signature.update(query.getBytes(StandardCharsets.US_ASCII));
        return query + "&Signature=" + encoded(Base64.getEncoder().encodeToString(signature.sign()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String requestId(URI asked) throws IOException {
        var message = URLDecoder.decode(
                asked.getRawQuery().replaceAll("^SAMLRequest=([^&]*).*", "$1"), StandardCharsets.UTF_8);
        try (var inflated = new InflaterInputStream(
                new ByteArrayInputStream(Base64.getDecoder().decode(message)), new Inflater(true))) {
            return new String(inflated.readAllBytes(), StandardCharsets.UTF_8)
                    .replaceAll("(?s).* ID=\"([^\"]*)\".*", "$1");
        }
    }

    @Test
    void shouldLogHerOutOfThePortalWhenSheLogsOutHere() throws IOException, GeneralSecurityException {
        var settings = settings();
        var browser = new Browser(vertx, port);
        try (var gateway = GatewayProcess.start("saml", folder, settings)) {
            await().atMost(PATIENCE)
                    .until(() -> gateway.log().stream().anyMatch(line -> line.contains("listening on 127")));
            assertThat(gateway.log()).anyMatch(line -> line.contains("listening for portals' servers"));
            var session =
                    new Visitor(browser, idp).logIn("login", origin() + "/_portvakt/login?return=%2Fsoknad&level=3");
            var kept = ask(browser, "_d");
            assertThat(goOn(browser, kept, session + "; " + cookie(kept)).status())
                    .isEqualTo(200);

            var out = browser.send(
                    "POST",
                    "login",
                    "/_portvakt/logout",
                    Map.of("Cookie", session, "Origin", origin(), "Content-Length", "0"),
                    "");
            assertThat(idp.ended()).hasSize(1);
            assertThat(out.status())
                    .as("by a page: a form may not lead to another site")
                    .isEqualTo(200);
            var leads = LEADS_TO.matcher(out.body());
            assertThat(leads.find()).isTrue();
            var begun = browser.get("login", leads.group(1), Map.of("Accept", "text/html"));
            var asked = location(goOn(browser, begun, cookie(begun)));
            assertThat(asked.toString()).startsWith("https://e247.test/slo?SAMLRequest=");
            var answer = "<samlp:LogoutResponse xmlns:samlp='urn:oasis:names:tc:SAML:2.0:protocol'"
                    + " xmlns:saml='urn:oasis:names:tc:SAML:2.0:assertion' ID='_e' Version='2.0' IssueInstant='"
                    + Instant.now().truncatedTo(ChronoUnit.SECONDS) + "' Destination='" + origin()
                    + "/_portvakt/saml/slo' InResponseTo='" + requestId(asked) + "'><saml:Issuer>https://e247.test"
                    + "</saml:Issuer><samlp:Status><samlp:StatusCode Value='urn:oasis:names:tc:SAML:2.0:status:Success'/>"
                    + "</samlp:Status></samlp:LogoutResponse>";
            var heard = browser.get(
                    "login",
                    "/_portvakt/saml/slo?"
                            + signed("SAMLResponse", answer, PemFile.privateKey(folder.resolve("portal.key"))),
                    Map.of());
            assertThat(location(goOn(browser, heard, cookie(begun))).toString())
                    .isEqualTo(origin() + "/_portvakt/logged-out");
            assertThat(Files.readString(folder.resolve("audit").resolve("audit.jsonl")))
                    .contains("saml.logged-out");
        }
    }
}
