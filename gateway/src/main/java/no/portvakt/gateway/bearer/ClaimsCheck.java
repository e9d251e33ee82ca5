package no.portvakt.gateway.bearer;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodeValidator;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;

/** Holds the claims of a token against what its issuer's tokens must say. The signature is checked elsewhere. */
final class ClaimsCheck {

    /** How far the issuer's clock and ours may be apart. */
    static final Duration SKEW = Duration.ofSeconds(30);

    /** Longer ago than any token lives. */
    private static final int EVER = Integer.MAX_VALUE;

    /** Keycloak's own word, inside the claims, for what it made: {@code ID}, {@code Refresh} and others are not for us. */
    private static final String KEYCLOAK_TYPE = "typ";

    private static final Map<Integer, Fault> FAULTS = Map.ofEntries(
            Map.entry(ErrorCodes.AUDIENCE_MISSING, Fault.WRONG_AUDIENCE),
            Map.entry(ErrorCodes.AUDIENCE_INVALID, Fault.WRONG_AUDIENCE),
            Map.entry(ErrorCodes.EXPIRATION_MISSING, Fault.NO_EXPIRY),
            Map.entry(ErrorCodes.EXPIRED, Fault.EXPIRED),
            Map.entry(ErrorCodes.EXPIRATION_TOO_FAR_IN_FUTURE, Fault.LIVES_TOO_LONG),
            Map.entry(ErrorCodes.NOT_YET_VALID, Fault.NOT_YET_VALID),
            Map.entry(ErrorCodes.ISSUED_AT_MISSING, Fault.NO_ISSUE_TIME),
            Map.entry(ErrorCodes.ISSUED_AT_INVALID_FUTURE, Fault.NO_ISSUE_TIME),
            Map.entry(ErrorCodes.ISSUER_MISSING, Fault.UNKNOWN_ISSUER),
            Map.entry(ErrorCodes.ISSUER_INVALID, Fault.UNKNOWN_ISSUER),
            Map.entry(ErrorCodes.SUBJECT_MISSING, Fault.NO_SUBJECT),
            Map.entry(ErrorCodes.JWT_ID_MISSING, Fault.NO_ID));

    private ClaimsCheck() {}

    static Set<Fault> faults(SignedText token, JwtClaims claims, AcceptedIssuer issuer, Instant now) {
        var faults = EnumSet.noneOf(Fault.class);
        if (token.type().filter(issuer::takesType).isEmpty() || isOfAnotherType(claims)) {
            faults.add(Fault.WRONG_TYPE);
        }
        if (claims.hasClaim("cnf")) {
            faults.add(Fault.BOUND_TO_A_KEY);
        }
        try {
            consumer(issuer, now).build().processContext(new JwtContext(claims, List.of(token.jws())));
        } catch (InvalidJwtException refused) {
            refused.getErrorDetails().stream().map(ClaimsCheck::faultOf).forEach(faults::add);
        }
        return faults;
    }

    private static JwtConsumerBuilder consumer(AcceptedIssuer issuer, Instant now) {
        return new JwtConsumerBuilder()
                .setSkipSignatureVerification()
                .setEvaluationTime(NumericDate.fromMilliseconds(now.toEpochMilli()))
                .setAllowedClockSkewInSeconds((int) SKEW.toSeconds())
                .setExpectedIssuer(issuer.issuer())
                .setExpectedAudience(issuer.audiences().toArray(String[]::new))
                .setRequireExpirationTime()
                .setMaxFutureValidityInMinutes((int) issuer.longestLife().toMinutes())
                .setRequireIssuedAt()
                .setIssuedAtRestrictions(0, EVER)
                .setRequireSubject()
                .setRequireJwtId();
    }

    private static Fault faultOf(ErrorCodeValidator.Error error) {
        return FAULTS.getOrDefault(error.getErrorCode(), Fault.UNREADABLE_CLAIM);
    }

    private static boolean isOfAnotherType(JwtClaims claims) {
        return claims.hasClaim(KEYCLOAK_TYPE) && !"Bearer".equals(claims.getClaimValue(KEYCLOAK_TYPE));
    }
}
