package no.portvakt.demo.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.MockWebServerWrapper;
import no.nav.security.mock.oauth2.http.Ssl;
import no.nav.security.mock.oauth2.http.SslKeystore;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import no.portvakt.demo.certificates.Issued;
import no.portvakt.trust.identity.NationalId;

/** Stands for ID-porten: NAV's mock-oauth2-server, where whoever logs in says what the ID token will say. */
final class IdPorten implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PATH = "idporten";

    private final MockOAuth2Server server;
    private final HttpClient citizen;

    private IdPorten(MockOAuth2Server server, HttpClient citizen) {
        this.server = server;
        this.citizen = citizen;
    }

    /** On a port that it picks, with a certificate that Keycloak trusts. */
    static IdPorten start(Issued certificate) {
        try {
            var keys = KeyStore.getInstance("PKCS12");
            keys.load(null, null);
            keys.setKeyEntry(
                    "server",
                    certificate.key(),
                    new char[0],
                    certificate.chain().toArray(Certificate[]::new));
            var server = new MockOAuth2Server(new OAuth2Config(
                    true,
                    null,
                    null,
                    false,
                    new OAuth2TokenProvider(),
                    java.util.Set.of(),
                    new MockWebServerWrapper(new Ssl(new SslKeystore("", keys)))));
            server.start(InetAddress.getByName("localhost"), 0);
            return new IdPorten(
                    server,
                    HttpClient.newBuilder().sslContext(trusting(certificate)).build());
        } catch (GeneralSecurityException | IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    URI issuer() {
        return server.issuerUrl(PATH).uri();
    }

    URI authorization() {
        return server.authorizationEndpointUrl(PATH).uri();
    }

    URI token() {
        return server.tokenEndpointUrl(PATH).uri();
    }

    URI keys() {
        return server.jwksUrl(PATH).uri();
    }

    /** What it says of somebody who logged in just now. */
    static Map<String, Object> claims(NationalId person, String acr, String... amr) {
        Map<String, Object> claims = new HashMap<>();
        claims.put("pid", person.reveal());
        claims.put("acr", acr);
        claims.put("amr", amr);
        claims.put("auth_time", Instant.now().getEpochSecond());
        return claims;
    }

    /** The same without one, or with another value. */
    static Map<String, Object> but(Map<String, Object> claims, String name, Object... value) {
        Map<String, Object> others = new HashMap<>(claims);
        others.remove(name);
        for (var one : value) {
            others.put(name, one);
        }
        return others;
    }

    /** A citizen logs in there. Gives where she is sent, with the issuer as ID-porten names itself (RFC 9207). */
    URI logIn(URI request, Map<String, Object> claims) {
        return URI.create(logInWithoutIssuer(request, claims) + "&iss="
                + URLEncoder.encode(issuer().toString(), StandardCharsets.UTF_8));
    }

    URI logInWithoutIssuer(URI request, Map<String, Object> claims) {
        try {
            var form = "username=" + UUID.randomUUID() + "&claims="
                    + URLEncoder.encode(JSON.writeValueAsString(claims), StandardCharsets.UTF_8);
            var answer = citizen.send(
                    HttpRequest.newBuilder(request)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(form))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return URI.create(answer.headers()
                    .firstValue("location")
                    .orElseThrow(() -> new IllegalStateException(answer.body())));
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(broken);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() {
        server.shutdown();
        citizen.close();
    }

    private static SSLContext trusting(Issued certificate) throws GeneralSecurityException, IOException {
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("authority", certificate.chain().getLast());
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
