package no.portvakt.demo.simulators;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Optional;

/**
 * What the gateway's identity token told a service about the caller.
 *
 * @param verified whether the signature held against the gateway's published keys and the token was for this service
 * @param withNationalId whether the number came along; the number itself is not kept
 */
public record ShownIdentity(boolean verified, String audience, String acr, String subject, boolean withNationalId) {

    /** Empty when there is no token, or something else than one. */
    static Optional<ShownIdentity> in(Optional<String> authorization, String service, JWKSet keys) {
        return authorization
                .filter(value -> value.startsWith("Bearer "))
                .flatMap(value -> read(value.substring("Bearer ".length()), service, keys));
    }

    private static Optional<ShownIdentity> read(String token, String service, JWKSet keys) {
        try {
            var jwt = SignedJWT.parse(token);
            var claims = jwt.getJWTClaimsSet();
            boolean verified = isSigned(jwt, keys) && claims.getAudience().contains(service);
            return Optional.of(new ShownIdentity(
                    verified,
                    String.join(" ", claims.getAudience()),
                    text(claims, "acr"),
                    Optional.ofNullable(claims.getSubject()).orElse(""),
                    claims.getClaim("pid") != null));
        } catch (ParseException | JOSEException notOne) {
            return Optional.empty();
        }
    }

    private static boolean isSigned(SignedJWT jwt, JWKSet keys) throws JOSEException {
        var key = keys.getKeyByKeyId(jwt.getHeader().getKeyID());
        return key != null
                && JWSAlgorithm.ES256.equals(jwt.getHeader().getAlgorithm())
                && jwt.verify(new ECDSAVerifier(key.toECKey()));
    }

    private static String text(JWTClaimsSet claims, String name) throws ParseException {
        return Optional.ofNullable(claims.getStringClaim(name)).orElse("");
    }
}
