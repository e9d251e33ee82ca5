package no.portvakt.demo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NationalPortalTest {

    private static final String ISSUER = "https://login.localhost:8443/_portvakt";
    private static final String PERSON = "10877200006";
    private static final String CASES = """
            {"cases":[{"id":"1","title":{"nb":"Søknad <b>om</b> plass"},"masked":false,"status":"underBehandling",
            "caseNumber":"2026/7","links":{"page":"https://minside.localhost:8443/saker/1"}}]}""";

    private final List<JWTClaimsSet> grants = new CopyOnWriteArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final ECKey gatewayKey = key("gateway");
    private final ECKey portalKey = key("portal");
    private final HttpServer municipality = municipality();
    private final NationalPortal portal = portal();

    @BeforeEach
    void openTheMunicipality() {
        municipality.start();
    }

    @AfterEach
    void closeBoth() {
        portal.close();
        municipality.stop(0);
        http.close();
    }

    @Test
    void shouldLinkToTheCitizensCasesWhenNobodyIsLoggedIn() throws Exception {
        var page = get("/", "");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Simulert nasjonal portal").contains(at("minside") + "/saker\"");
    }

    @Test
    void shouldShowCasesOnBehalfOfThePersonWhenTheGatewaySaysWhoCalls() throws Exception {
        var page = get("/mine/saker", "Bearer " + identity(gatewayKey, "norge"));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("Under behandling", "2026/7", "https://minside.localhost:8443/saker/1")
                .contains("Søknad &lt;b&gt;om&lt;/b&gt; plass")
                .doesNotContain(PERSON);
        var grant = grants.getFirst();
        assertThat(grant.getIssuer()).isEqualTo("norge");
        assertThat(grant.getSubject()).isEqualTo(PERSON);
        assertThat(grant.getStringClaim("acr")).isEqualTo("idporten-loa-substantial");
        assertThat(grant.getAudience()).containsExactly(at("minside-api") + "/api/minside/v1/token");
    }

    @Test
    void shouldAskForNothingWhenTheIdentityIsForgedOrForAnother() throws Exception {
        var forged = get("/mine/", "Bearer " + identity(key("gateway"), "norge"));
        var another = get("/mine/", "Bearer " + identity(gatewayKey, "barnehage"));
        var none = get("/mine/", "");

        assertThat(List.of(forged.statusCode(), another.statusCode(), none.statusCode()))
                .containsExactly(401, 401, 401);
        assertThat(grants).isEmpty();
    }

    @Test
    void shouldSaySoWhenTheMunicipalityDoesNotAnswer() throws Exception {
        municipality.removeContext("/api/minside/v1/token");

        var page = get("/mine/", "Bearer " + identity(gatewayKey, "norge"));

        assertThat(page.statusCode()).isEqualTo(502);
        assertThat(page.body()).contains("Kommunen svarer ikke");
    }

    @Test
    void shouldServeStylesAndNothingElseWhenFilesAreAskedFor() throws Exception {
        assertThat(get("/design/norge.css", "").statusCode()).isEqualTo(200);
        assertThat(get("/design/..%2f..%2fapplication.properties", "").statusCode())
                .isEqualTo(404);
    }

    private HttpResponse<String> get(String path, String authorization) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + portal.port() + path));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private String identity(ECKey signer, String audience) throws JOSEException {
        var now = Instant.now();
        var claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(audience)
                .claim("pid", PERSON)
                .claim("acr", "idporten-loa-substantial")
                .claim("auth_time", now.getEpochSecond())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)))
                .build();
        var jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("gateway").build(), claims);
        jwt.sign(new ECDSASigner(signer));
        return jwt.serialize();
    }

    private NationalPortal portal() {
        try {
            return NationalPortal.start(new NationalPortal.Surroundings(
                    0,
                    host -> URI.create(at(host)),
                    List.of(),
                    () -> new JWKSet(gatewayKey.toPublicJWK()),
                    ISSUER,
                    portalKey.toECPrivateKey(),
                    SSLContext.getDefault()));
        } catch (JOSEException | NoSuchAlgorithmException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private String at(String host) {
        return "http://" + host + ".localhost:" + municipality.getAddress().getPort();
    }

    private HttpServer municipality() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/api/minside/v1/token", exchange -> {
                var form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                var assertion = form.substring(form.indexOf("assertion=") + "assertion=".length());
                grants.add(verified(URLDecoder.decode(assertion, StandardCharsets.UTF_8)));
                answer(exchange, "{\"access_token\":\"opaque\"}");
            });
            server.createContext("/api/minside/v1/cases", exchange -> {
                assertThat(exchange.getRequestHeaders().getFirst("Authorization"))
                        .isEqualTo("Bearer opaque");
                answer(exchange, CASES);
            });
            return server;
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private JWTClaimsSet verified(String assertion) throws IOException {
        try {
            var jwt = SignedJWT.parse(assertion);
            assertThat(jwt.verify(new ECDSAVerifier(portalKey))).isTrue();
            return jwt.getJWTClaimsSet();
        } catch (ParseException | JOSEException broken) {
            throw new IOException(broken);
        }
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static ECKey key(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
