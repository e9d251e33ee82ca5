package no.portvakt.testsupport.idp;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;

/** Signs what the fake identity provider says, rightly or wrongly. */
public final class FakeTokens {

    private final ECKey key = key("signing");
    private final ECKey anotherKey = key("signing");

    static ECKey key(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    ECKey publicKey() {
        return key.toPublicJWK();
    }

    /** Rightly. */
    public String sign(String typ, JWTClaimsSet claims) {
        return sign(typ, claims, key);
    }

    /** By a key that nobody published, under the id of the one that is. */
    public String signByAnotherKey(String typ, JWTClaimsSet claims) {
        return sign(typ, claims, anotherKey);
    }

    public String unsigned(JWTClaimsSet claims) {
        return new PlainJWT(claims).serialize();
    }

    /** The old confusion: a signature by HMAC, with the published key's own text as the secret. */
    public String signWithPublicKeyAsSecret(String typ, JWTClaimsSet claims) {
        try {
            var secret = key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
            return serialize(JWSAlgorithm.HS256, typ, claims, new MACSigner(secret));
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** Signed rightly, and then a claim is another. */
    public String signAndChange(String typ, JWTClaimsSet signed, JWTClaimsSet shown) {
        var parts = sign(typ, signed).split("\\.", -1);
        return parts[0] + "." + Base64URL.encode(shown.toString()) + "." + parts[2];
    }

    /** The same token in another spelling: some decoders do not look at the last bits of the last letter. */
    public static String withSurplusBits(String token) {
        var alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int last = alphabet.indexOf(token.charAt(token.length() - 1));
        return token.substring(0, token.length() - 1) + alphabet.charAt(last | 1);
    }

    private static String sign(String typ, JWTClaimsSet claims, ECKey by) {
        try {
            return serialize(JWSAlgorithm.ES256, typ, claims, new ECDSASigner(by));
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String serialize(JWSAlgorithm algorithm, String typ, JWTClaimsSet claims, JWSSigner signer)
            throws JOSEException {
        var header = new JWSHeader.Builder(algorithm).keyID("signing").type(new JOSEObjectType(typ));
        var token = new SignedJWT(header.build(), claims);
        token.sign(signer);
        return token.serialize();
    }
}
