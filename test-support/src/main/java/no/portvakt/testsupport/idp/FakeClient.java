package no.portvakt.testsupport.idp;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.SignedJWT;
import java.security.interfaces.ECPrivateKey;
import java.text.ParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The one client that is registered, and the check of its private_key_jwt as strict as a real one's. */
final class FakeClient {

    static final String ID = "portvakt-gateway";

    private static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private final ECKey key = FakeTokens.key("client");
    private final String issuer;
    private final Set<String> usedIds = new HashSet<>();

    FakeClient(String issuer) {
        this.issuer = issuer;
    }

    ECPrivateKey privateKey() {
        try {
            return key.toECPrivateKey();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    synchronized boolean isProvenBy(Map<String, String> form) {
        try {
            var assertion = SignedJWT.parse(form.getOrDefault("client_assertion", ""));
            var claims = assertion.getJWTClaimsSet();
            return ASSERTION_TYPE.equals(form.get("client_assertion_type"))
                    && JWSAlgorithm.ES256.equals(assertion.getHeader().getAlgorithm())
                    && assertion.verify(new ECDSAVerifier(key))
                    && ID.equals(claims.getIssuer())
                    && ID.equals(claims.getSubject())
                    && List.of(issuer).equals(claims.getAudience())
                    && claims.getExpirationTime() != null
                    && usedIds.add(Objects.requireNonNull(claims.getJWTID()));
        } catch (ParseException | JOSEException notProven) {
            return false;
        }
    }
}
