package no.portvakt.minside.peer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import java.security.interfaces.ECPublicKey;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Verifies what registered peers sign: ES256 with the key registered for the issuer, this audience, a short life.
 * Thread-safe.
 */
public final class PeerTokens {

    static final Duration LONGEST_LIFE = Duration.ofMinutes(2);
    private static final String BEARER = "Bearer ";
    private static final Duration SKEW = Duration.ofSeconds(30);

    private final Map<String, ECPublicKey> keys;
    private final DefaultJWTClaimsVerifier<SecurityContext> claimsVerifier;
    private final Clock clock;

    /**
     * Makes a verifier for one kind of peers.
     *
     * @param keys by the peer's id, which is the issuer of its tokens
     * @param audience what we are called
     */
    public PeerTokens(Map<String, ECPublicKey> keys, String audience, Set<String> requiredClaims, Clock clock) {
        this.keys = Map.copyOf(keys);
        this.clock = clock;
        this.claimsVerifier =
                new DefaultJWTClaimsVerifier<>(audience, new JWTClaimsSet.Builder().build(), requiredClaims);
        this.claimsVerifier.setMaxClockSkew((int) SKEW.toSeconds());
    }

    /**
     * Who shows a bearer token that holds.
     *
     * @param authorization the header, as it came
     */
    public Optional<String> issuerOf(Optional<String> authorization) {
        return authorization
                .filter(header -> header.startsWith(BEARER))
                .flatMap(header -> verify(header.substring(BEARER.length())))
                .map(JWTClaimsSet::getIssuer);
    }

    /** The claims; empty for whatever does not hold, without saying what: the sender knows, an attacker need not. */
    public Optional<JWTClaimsSet> verify(String token) {
        if (!CanonicalToken.isCanonical(token)) {
            return Optional.empty();
        }
        try {
            var signed = SignedJWT.parse(token);
            var claims = signed.getJWTClaimsSet();
            var key = Optional.ofNullable(claims.getIssuer()).map(keys::get);
            if (key.isEmpty()
                    || !JWSAlgorithm.ES256.equals(signed.getHeader().getAlgorithm())
                    || !signed.verify(new ECDSAVerifier(key.get()))) {
                return Optional.empty();
            }
            claimsVerifier.verify(claims, null);
            return isShortLived(claims) ? Optional.of(claims) : Optional.empty();
        } catch (ParseException | JOSEException | BadJOSEException notValid) {
            return Optional.empty();
        }
    }

    private boolean isShortLived(JWTClaimsSet claims) {
        var issued = claims.getIssueTime();
        var expires = claims.getExpirationTime();
        return issued != null
                && expires != null
                && !issued.toInstant().isAfter(clock.instant().plus(SKEW))
                && !expires.toInstant().isAfter(issued.toInstant().plus(LONGEST_LIFE));
    }
}
