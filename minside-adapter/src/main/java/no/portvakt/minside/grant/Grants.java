package no.portvakt.minside.grant;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import no.portvakt.trust.secret.Secret;
import no.portvakt.trust.signature.PemFile;

/**
 * Buys access tokens with a signed assertion (RFC 7523, section 2.1), as Maskinporten sells them, and uses one until shortly
 * before it ends. Thread-safe; one at a time buys.
 */
public final class Grants {

    private static final Duration ASSERTION = Duration.ofSeconds(100);
    private static final Duration CALL = Duration.ofSeconds(5);
    private static final Duration EARLY = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Grant grant;
    private final Clock clock;
    private final PrivateKey key;
    private final JWSSigner signer;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(CALL).build();
    private final ReentrantLock buying = new ReentrantLock();
    private Secret token = Secret.of("none yet");
    private Instant until = Instant.EPOCH;

    public Grants(Grant grant, Clock clock) {
        this.grant = grant;
        this.clock = clock;
        this.key = PemFile.privateKey(grant.key());
        try {
            this.signer = key instanceof ECPrivateKey ec ? new ECDSASigner(ec) : new RSASSASigner(key);
        } catch (JOSEException unusable) {
            throw new IllegalStateException(grant.key() + ": not a key that assertions can be signed with", unusable);
        }
    }

    /**
     * The value of an Authorization header.
     *
     * @throws IOException if none is sold now
     */
    public String bearer() throws IOException {
        buying.lock();
        try {
            if (!clock.instant().isBefore(until)) {
                buy();
            }
            return token.reveal(value -> "Bearer " + value);
        } finally {
            buying.unlock();
        }
    }

    /** The one that was used last is not taken any more: the next call buys another. */
    public void forget() {
        buying.lock();
        try {
            until = Instant.EPOCH;
        } finally {
            buying.unlock();
        }
    }

    private void buy() throws IOException {
        var form = "grant_type=" + encoded("urn:ietf:params:oauth:grant-type:jwt-bearer") + "&assertion="
                + encoded(assertion());
        var request = HttpRequest.newBuilder(grant.endpoint())
                .timeout(CALL)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofString());
            var answer = response.statusCode() == 200 ? JSON.readTree(response.body()) : JSON.createObjectNode();
            var bought = answer.path("access_token").asText("");
            if (bought.isEmpty()) {
                throw new IOException("no token: status " + response.statusCode());
            }
            token = Secret.of(bought);
            until = clock.instant()
                    .plusSeconds(answer.path("expires_in").asLong(0))
                    .minus(EARLY);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException("no token: cancelled", stopping);
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private String assertion() {
        var now = clock.instant();
        var claims = new JWTClaimsSet.Builder()
                .issuer(grant.issuer())
                .audience(grant.audience())
                .claim("scope", grant.scope())
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(ASSERTION)))
                .build();
        var algorithm = key instanceof ECPrivateKey ? JWSAlgorithm.ES256 : JWSAlgorithm.RS256;
        var signed = new SignedJWT(
                new JWSHeader.Builder(algorithm).keyID(grant.keyId()).build(), claims);
        try {
            signed.sign(signer);
        } catch (JOSEException broken) {
            throw new IllegalStateException("an assertion cannot be signed", broken);
        }
        return signed.serialize();
    }
}
