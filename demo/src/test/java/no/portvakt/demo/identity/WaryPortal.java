package no.portvakt.demo.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import no.portvakt.trust.correlation.CorrelationId;

/** A portal whose requests somebody else changes: each as it ought to be, in parts. */
final class WaryPortal {

    private static final String REALM = "/realms/innbygger";
    private static final String OIDC = REALM + "/protocol/openid-connect";
    private static final int SECONDS = 60;

    private final RunningKeycloak keycloak;
    private final OidcPortal portal;
    private final CodeVerifier verifier = new CodeVerifier();
    private final HttpClient http;

    WaryPortal(RunningKeycloak keycloak, OidcPortal portal) {
        this.keycloak = keycloak;
        this.portal = portal;
        this.http = HttpClient.newBuilder().sslContext(keycloak.tls().context()).build();
    }

    /** What Keycloak answered the portal's server. */
    record Answer(int status, String body) {

        JsonNode json() {
            try {
                return new ObjectMapper().readTree(body);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }

        String error() {
            return body.startsWith("{") ? json().path("error").asText() : "";
        }
    }

    OidcPortal portal() {
        return portal;
    }

    String issuer() {
        return keycloak.loginOrigin() + REALM;
    }

    /** What is said in the address. */
    PortalRequest asking() {
        return PortalRequest.empty()
                .and("client_id", portal.name())
                .and("response_type", "code")
                .and("scope", "openid")
                .and("redirect_uri", portal.callback().toString())
                .and("state", "the-state")
                .and("nonce", UUID.randomUUID().toString())
                .and("code_challenge", challenge())
                .and("code_challenge_method", "S256");
    }

    String verifier() {
        return verifier.getValue();
    }

    String challenge() {
        return CodeChallenge.compute(CodeChallengeMethod.S256, verifier).getValue();
    }

    /** The same, signed by whom and for whom it ought to be. */
    JWTClaimsSet.Builder requestObject() {
        var claims = new JWTClaimsSet.Builder()
                .issuer(portal.name())
                .audience(issuer())
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(Instant.now()))
                .notBeforeTime(Date.from(Instant.now()))
                .expirationTime(in(SECONDS));
        asking().parameters().forEach(parameter -> claims.claim(parameter.name(), parameter.value()));
        return claims;
    }

    /** Its proof (RFC 7523). */
    JWTClaimsSet.Builder proof() {
        return new JWTClaimsSet.Builder()
                .issuer(portal.name())
                .subject(portal.name())
                .audience(issuer())
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(Instant.now()))
                .expirationTime(in(SECONDS));
    }

    static Date in(int seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }

    String signed(JWTClaimsSet.Builder claims) {
        try {
            return signed(claims, JWSAlgorithm.ES256, new ECDSASigner(portal.key()));
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** By whatever key, with the id of the portal's. */
    String signed(JWTClaimsSet.Builder claims, JWSAlgorithm algorithm, JWSSigner signer) {
        try {
            var header = new JWSHeader.Builder(algorithm)
                    .keyID(portal.key().getKeyID())
                    .build();
            var jwt = new SignedJWT(header, claims.build());
            jwt.sign(signer);
            return jwt.serialize();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    PortalRequest proved() {
        return proved(signed(proof()));
    }

    static PortalRequest proved(String assertion) {
        return PortalRequest.empty()
                .and("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
                .and("client_assertion", assertion);
    }

    PortalRequest redeeming(String code) {
        return PortalRequest.empty()
                .and("grant_type", "authorization_code")
                .and("code", code)
                .and("redirect_uri", portal.callback().toString())
                .and("code_verifier", verifier());
    }

    URI front(PortalRequest request) {
        return request.at(keycloak.loginOrigin() + OIDC + "/auth");
    }

    URI leaving(PortalRequest request) {
        return request.at(keycloak.loginOrigin() + OIDC + "/logout");
    }

    Answer push(PortalRequest request, CorrelationId correlation) {
        return post("/ext/par/request", request, correlation);
    }

    Answer fetch(PortalRequest request, CorrelationId correlation) {
        return post("/token", request, correlation);
    }

    /** Who she is, by an access token. */
    Answer userInfo(String token) {
        var answer = send(HttpRequest.newBuilder(at("/userinfo")).header("Authorization", "Bearer " + token));
        return new Answer(answer.statusCode(), answer.body());
    }

    private Answer post(String endpoint, PortalRequest request, CorrelationId correlation) {
        var answer = send(HttpRequest.newBuilder(at(endpoint))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(CorrelationId.HEADER, correlation.toString())
                .POST(HttpRequest.BodyPublishers.ofString(request.encoded())));
        return new Answer(answer.statusCode(), answer.body());
    }

    private URI at(String endpoint) {
        return URI.create(keycloak.server().backChannel() + OIDC + endpoint);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
