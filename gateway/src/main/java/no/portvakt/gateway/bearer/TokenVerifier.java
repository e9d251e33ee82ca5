package no.portvakt.gateway.bearer;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;

/**
 * Says whether a bearer token is genuine and whom it is about. Pure: keys and time are given. The same for the gateway
 * and for {@code ./portvakt token check}. What a token says of itself decides one thing alone, which issuer's terms it is
 * held against; algorithm, type, audience and keys are those of that issuer.
 */
public final class TokenVerifier {

    private static final Logger LOG = Logger.getLogger(TokenVerifier.class);

    private final Map<String, AcceptedIssuer> issuers;

    /**
     * For tokens of these.
     *
     * @throws IllegalStateException if two have the same {@code iss}
     */
    public TokenVerifier(List<AcceptedIssuer> issuers) {
        this.issuers =
                issuers.stream().collect(Collectors.toUnmodifiableMap(AcceptedIssuer::issuer, Function.identity()));
    }

    /**
     * Never throws, whatever the token is.
     *
     * @param keys what is known of an issuer's keys now; empty if nothing is
     */
    public Verdict verify(String token, Instant now, Function<AcceptedIssuer, Optional<KeySet>> keys) {
        try {
            return examine(token, now, keys);
        } catch (RuntimeException surprised) {
            LOG.debug("a token that the parser did not expect", surprised);
            return Verdict.Refused.because(Fault.UNREADABLE);
        }
    }

    private Verdict examine(String token, Instant now, Function<AcceptedIssuer, Optional<KeySet>> keys) {
        if (!SignedText.hasOneSpelling(token)) {
            return Verdict.Refused.because(Fault.NOT_ONE_SPELLING);
        }
        var signed = SignedText.read(token);
        var claims = signed.flatMap(TokenVerifier::claimsOf);
        if (claims.isEmpty()) {
            return Verdict.Refused.because(Fault.UNREADABLE);
        }
        var issuer = issuerOf(claims.get());
        return issuer.map(known -> judge(signed.get(), claims.get(), known, now, keys.apply(known)))
                .orElse(Verdict.Refused.because(Fault.UNKNOWN_ISSUER));
    }

    private static Verdict judge(
            SignedText token, JwtClaims claims, AcceptedIssuer issuer, Instant now, Optional<KeySet> keys) {
        var faults = EnumSet.noneOf(Fault.class);
        faults.addAll(token.faults(issuer.algorithms(), keys));
        faults.addAll(ClaimsCheck.faults(token, claims, issuer, now));
        var bearer = BearerClaims.read(claims, issuer);
        if (bearer.isEmpty() && faults.isEmpty()) {
            faults.add(Fault.UNREADABLE_CLAIM);
        }
        return faults.isEmpty() && bearer.isPresent()
                ? new Verdict.Genuine(issuer, bearer.get())
                : new Verdict.Refused(faults, Optional.of(issuer));
    }

    private static Optional<JwtClaims> claimsOf(SignedText signed) {
        try {
            return Optional.of(JwtClaims.parse(signed.payload()));
        } catch (InvalidJwtException notClaims) {
            return Optional.empty();
        }
    }

    private Optional<AcceptedIssuer> issuerOf(JwtClaims claims) {
        try {
            return Optional.ofNullable(claims.getIssuer()).flatMap(name -> Optional.ofNullable(issuers.get(name)));
        } catch (MalformedClaimException notAText) {
            return Optional.empty();
        }
    }
}
