package no.portvakt.gateway.request.enrich;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;

/** The gateway's key for identity tokens: EC P-256, named by its thumbprint (RFC 7638). */
public final class SigningKey {

    private final ECPrivateKey privateKey;
    private final ECKey published;

    private SigningKey(ECPrivateKey privateKey, ECKey published) {
        this.privateKey = privateKey;
        this.published = published;
    }

    /**
     * Reads a private key.
     *
     * @param pem PKCS#8, {@code -----BEGIN PRIVATE KEY-----}
     * @throws IllegalArgumentException if it is anything but such a key on P-256; the message does not repeat it
     */
    public static SigningKey fromPem(String pem) {
        try {
            var base64 = pem.replaceAll("-----(BEGIN|END) PRIVATE KEY-----", "");
            var factory = KeyFactory.getInstance("EC");
            var key = (ECPrivateKey) factory.generatePrivate(
                    new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(base64)));
            var published = new ECKey.Builder(Curve.P_256, publicOf(key, factory))
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(com.nimbusds.jose.JWSAlgorithm.ES256)
                    .keyIDFromThumbprint()
                    .build();
            return new SigningKey(key, published);
        } catch (GeneralSecurityException | JOSEException | ClassCastException | IllegalStateException notSuchAKey) {
            throw new IllegalArgumentException("not an EC P-256 private key in PKCS#8 PEM", notSuchAKey);
        }
    }

    /** A PKCS#8 file need not carry the public half, so it is computed. */
    private static ECPublicKey publicOf(ECPrivateKey key, KeyFactory factory) throws GeneralSecurityException {
        var point =
                ECNamedCurveTable.getByName("P-256").getG().multiply(key.getS()).normalize();
        var affine = new ECPoint(
                point.getAffineXCoord().toBigInteger(), point.getAffineYCoord().toBigInteger());
        return (ECPublicKey) factory.generatePublic(new ECPublicKeySpec(affine, key.getParams()));
    }

    String id() {
        return published.getKeyID();
    }

    ECPrivateKey privateKey() {
        return privateKey;
    }

    /** The JWK Set that upstreams verify with. It holds no private part. */
    public String jwks() {
        return new JWKSet(published.toPublicJWK()).toString();
    }
}
