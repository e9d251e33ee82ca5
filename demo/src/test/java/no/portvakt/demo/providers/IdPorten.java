package no.portvakt.demo.providers;

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
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
import okhttp3.mockwebserver.RecordedRequest;

/** Stands for ID-porten: NAV's mock-oauth2-server, where whoever logs in says what the ID token will say. */
public final class IdPorten implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PATH = "idporten";

    private final MockOAuth2Server server;
    private final HttpClient citizen;

    private IdPorten(MockOAuth2Server server, HttpClient citizen) {
        this.server = server;
        this.citizen = citizen;
    }

    /** On a port that it picks, with a certificate that Keycloak trusts. */
    public static IdPorten start(Issued certificate) {
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

    public URI issuer() {
        return server.issuerUrl(PATH).uri();
    }

    public URI authorization() {
        return server.authorizationEndpointUrl(PATH).uri();
    }

    public URI token() {
        return server.tokenEndpointUrl(PATH).uri();
    }

    public URI keys() {
        return server.jwksUrl(PATH).uri();
    }

    /**
     * As a provider of the federation file, under the alias {@code idporten}. It does not name itself in answers, as
     * ID-porten does.
     */
    public String provider() {
        return """
                {
                  "alias": "idporten", "name": "ID-porten", "protocol": "oidc", "issuer": "%s",
                  "authorizationEndpoint": "%s", "tokenEndpoint": "%s", "jwksUri": "%s", "clientId": "portvakt",
                  "testPersons": true, "issuerInAnswer": false,
                  "levels": {"idporten-loa-substantial": 3, "idporten-loa-high": 4}
                }
                """.formatted(issuer(), authorization(), token(), keys());
    }

    /** The passwords by which clients proved themselves since this was asked last, or since it was started. */
    public List<String> clientPasswords() {
        return Stream.generate(this::nextRequest)
                .takeWhile(Optional::isPresent)
                .flatMap(Optional::stream)
                .flatMap(request -> Optional.ofNullable(request.getHeader("Authorization")).stream())
                .filter(header -> header.startsWith("Basic "))
                .map(header -> new String(
                        Base64.getDecoder().decode(header.substring("Basic ".length())), StandardCharsets.UTF_8))
                .map(pair -> pair.substring(pair.indexOf(':') + 1))
                .toList();
    }

    private Optional<RecordedRequest> nextRequest() {
        try {
            return Optional.of(server.takeRequest(0, TimeUnit.MILLISECONDS));
        } catch (RuntimeException noMore) {
            return Optional.empty();
        }
    }

    /** What it says of somebody who logged in just now. */
    public static Map<String, Object> claims(NationalId person, String acr, String... amr) {
        Map<String, Object> claims = new HashMap<>();
        claims.put("pid", person.reveal());
        claims.put("acr", acr);
        claims.put("amr", amr);
        claims.put("auth_time", Instant.now().getEpochSecond());
        return claims;
    }

    /** The same, as somebody types it who logs in there. */
    public static String typed(NationalId person, String acr) {
        return typed(person, acr, UUID.randomUUID().toString());
    }

    /** The same, with a name for her session there. */
    public static String typed(NationalId person, String acr, String session) {
        try {
            return JSON.writeValueAsString(but(claims(person, acr, "BankID"), "sid", session));
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(broken);
        }
    }

    /** The same without one, or with another value. */
    public static Map<String, Object> but(Map<String, Object> claims, String name, Object... value) {
        Map<String, Object> others = new HashMap<>(claims);
        others.remove(name);
        for (var one : value) {
            others.put(name, one);
        }
        return others;
    }

    /** A citizen logs in there. Gives where she is sent, with the issuer as ID-porten names itself (RFC 9207). */
    public URI logIn(URI request, Map<String, Object> claims) {
        return URI.create(logInWithoutIssuer(request, claims) + "&iss="
                + URLEncoder.encode(issuer().toString(), StandardCharsets.UTF_8));
    }

    public URI logInWithoutIssuer(URI request, Map<String, Object> claims) {
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

    /** What it posts when she has logged out there (OpenID Connect Back-Channel Logout 1.0 §2.4). */
    public String logoutToken(String session, Object audience) {
        return server.anyToken(
                        server.issuerUrl(PATH),
                        Map.of(
                                "aud",
                                audience,
                                "sid",
                                session,
                                "events",
                                Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of())),
                        Duration.ofMinutes(2))
                .serialize();
    }

    @Override
    public void close() {
        server.shutdown();
        citizen.close();
    }

    static SSLContext trusting(Issued certificate) throws GeneralSecurityException, IOException {
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
