package no.portvakt.demo.portal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import javax.net.ssl.SSLContext;

/**
 * The municipality's MinSide API as a portal uses it: a grant signed by the portal on behalf of one person (RFC 7523)
 * buys a token, and the token reads her cases. No answer is kept.
 */
final class MunicipalityApi implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration GRANT_LIFE = Duration.ofMinutes(1);
    private static final String GRANT_TYPE = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final URI base;
    private final String portalId;
    private final ECPrivateKey key;
    private final Clock clock;
    private final HttpClient http;

    MunicipalityApi(URI base, String portalId, ECPrivateKey key, SSLContext trust, Clock clock) {
        this.base = base;
        this.portalId = portalId;
        this.key = key;
        this.clock = clock;
        this.http = HttpClient.newBuilder()
                .sslContext(trust)
                .connectTimeout(PATIENCE)
                .build();
    }

    /** Her cases; empty when the municipality does not answer or does not accept the grant. */
    Optional<List<CitizenCase>> casesOf(Visitor visitor) {
        return token(visitor)
                .flatMap(token -> answer(request("cases")
                        .header("Authorization", "Bearer " + token)
                        .GET()))
                .map(body -> StreamSupport.stream(body.path("cases").spliterator(), false)
                        .map(node -> CitizenCase.read(node, visitor.locale()))
                        .toList());
    }

    private Optional<String> token(Visitor visitor) {
        var form = "grant_type=" + encoded(GRANT_TYPE) + "&assertion=" + encoded(grant(visitor));
        return answer(request("token")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form)))
                .map(body -> body.path("access_token").asText())
                .filter(token -> !token.isEmpty());
    }

    private String grant(Visitor visitor) {
        var now = clock.instant();
        var claims = new JWTClaimsSet.Builder()
                .issuer(portalId)
                .subject(visitor.person().reveal())
                .audience(at("token").toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(GRANT_LIFE)))
                .jwtID(UUID.randomUUID().toString())
                .claim("acr", visitor.acr())
                .claim("auth_time", visitor.authenticatedAt().toInstant().getEpochSecond())
                .claim("locale", visitor.locale())
                .build();
        try {
            var signed = new SignedJWT(new JWSHeader(JWSAlgorithm.ES256), claims);
            signed.sign(new ECDSASigner(key));
            return signed.serialize();
        } catch (JOSEException broken) {
            throw new IllegalStateException("the portal's key does not sign", broken);
        }
    }

    private HttpRequest.Builder request(String resource) {
        return HttpRequest.newBuilder(at(resource)).timeout(PATIENCE).header("Accept", "application/json");
    }

    private URI at(String resource) {
        return base.resolve("/api/minside/v1/" + resource);
    }

    private Optional<JsonNode> answer(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 ? Optional.of(JSON.readTree(answer.body())) : Optional.empty();
        } catch (IOException noUsableAnswer) {
            return Optional.empty();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.close();
    }
}
