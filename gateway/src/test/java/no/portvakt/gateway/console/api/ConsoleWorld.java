package no.portvakt.gateway.console.api;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.portvakt.gateway.fixture.Database;

/** What a console needs around it: a database, keys, and the internal listener's tokens. */
public final class ConsoleWorld implements QuarkusTestResourceLifecycleManager {

    private static final String ISSUER = "https://login.localhost:8443/_portvakt";
    private static final ECKey LISTENER = key();

    private static Path folder = Path.of("");

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("console");
            var privateKey = folder.resolve("key.pem");
            Files.writeString(privateKey, pem(key()));
            Files.writeString(folder.resolve("jwks.json"), new JWKSet(LISTENER.toPublicJWK()).toString());
            Map<String, String> values = new HashMap<>();
            values.put("quarkus.http.test-port", "0");
            values.put("quarkus.management.test-port", "0");
            values.put("quarkus.datasource.jdbc.url", Database.emptyUrl());
            values.put("quarkus.datasource.username", "postgres");
            values.put("quarkus.datasource.password", "postgres");
            values.put("mp.jwt.verify.publickey.location", "file:" + folder.resolve("jwks.json"));
            values.put("mp.jwt.verify.issuer", ISSUER);
            values.put("portvakt.role", "console");
            values.put("portvakt.audit-folder", folder.resolve("audit").toString());
            values.put("portvakt.audit.key", privateKey.toString());
            values.put("portvakt.snapshot.key", privateKey.toString());
            values.put("portvakt.console.decisions.person-key", privateKey.toString());
            values.put("portvakt.console.decisions.pepper", "a pepper that only this test knows, 32 long");
            values.put("portvakt.policy.store", folder.resolve("policy").toString());
            values.put("portvakt.listener.certificate", privateKey.toString());
            values.put("portvakt.listener.key", privateKey.toString());
            values.put("portvakt.listener.base-domain", "localhost");
            values.put("portvakt.listener.public-port", "0");
            values.put("portvakt.listener.pki-port", "1");
            values.put("portvakt.identity.issuer", ISSUER);
            values.put("portvakt.identity.key", privateKey.toString());
            values.put("portvakt.pairwise-secret", "a secret that only this test knows, long enough");
            values.put("portvakt.oidc.issuer", "https://login.localhost:8443/realms/innbygger");
            values.put("portvakt.oidc.back-channel", "https://127.0.0.1:1/realms/innbygger");
            values.put("portvakt.oidc.client-id", "portvakt-gateway");
            values.put("portvakt.oidc.client-key", privateKey.toString());
            return values;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void stop() {
        // The server ends with the JVM, and the database with the server.
    }

    static Path auditLog() {
        return folder.resolve("audit").resolve("audit.jsonl");
    }

    /** What the internal listener would show. */
    static String token(String subject, List<String> groups) {
        return token(subject, groups, LISTENER, "officer");
    }

    static String tokenOfAnotherKey(String subject, List<String> groups) {
        return token(subject, groups, key(), "officer");
    }

    static String tokenForAnother(String subject, List<String> groups) {
        return token(subject, groups, LISTENER, "minside");
    }

    private static String token(String subject, List<String> groups, ECKey key, String audience) {
        try {
            var now = Instant.now();
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .keyID(LISTENER.getKeyID())
                            .build(),
                    new JWTClaimsSet.Builder()
                            .issuer(ISSUER)
                            .audience(audience)
                            .subject(subject)
                            .claim("name", "Officer " + subject)
                            .claim("groups", groups)
                            .jwtID(UUID.randomUUID().toString())
                            .issueTime(Date.from(now))
                            .expirationTime(Date.from(now.plusSeconds(100)))
                            .build());
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String pem(ECKey key) {
        try {
            return "-----BEGIN PRIVATE KEY-----\n"
                    + Base64.getMimeEncoder()
                            .encodeToString(key.toECPrivateKey().getEncoded())
                    + "\n-----END PRIVATE KEY-----\n";
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static ECKey key() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID("listener")
                    .algorithm(JWSAlgorithm.ES256)
                    .generate();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
