package no.portvakt.minside;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** Somebody with a key pair, EC P-256: the gateway, a portal, a fagsystem. */
public final class Signer {

    private final ECKey key;

    public Signer() {
        try {
            key = new ECKeyGenerator(Curve.P_256).keyID("test-1").generate();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    public String sign(JWTClaimsSet claims) {
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** The public key as peers are configured with it. */
    public Path publicKeyFile(Path folder, String name) {
        try {
            var encoded = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                    .encodeToString(key.toECPublicKey().getEncoded());
            return Files.writeString(
                    folder.resolve(name + ".pem"),
                    "-----BEGIN PUBLIC KEY-----\n" + encoded + "\n-----END PUBLIC KEY-----\n");
        } catch (JOSEException | IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** The private key as the adapter is configured with it. */
    public Path privateKeyFile(Path folder, String name) {
        try {
            var encoded = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                    .encodeToString(key.toECPrivateKey().getEncoded());
            return Files.writeString(
                    folder.resolve(name + ".key.pem"),
                    "-----BEGIN PRIVATE KEY-----\n" + encoded + "\n-----END PRIVATE KEY-----\n");
        } catch (JOSEException | IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    public ECKey key() {
        return key;
    }
}
