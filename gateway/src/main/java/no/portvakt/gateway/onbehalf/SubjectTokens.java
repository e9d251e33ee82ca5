package no.portvakt.gateway.onbehalf;

import java.security.Key;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import no.portvakt.gateway.exchange.Citizen;
import no.portvakt.gateway.oidc.CompactToken;
import no.portvakt.gateway.request.enrich.Handover;
import no.portvakt.profiles.catalog.ServiceId;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.JoseException;

/** Reads our own identity tokens when a service brings one back. Thread-safe. */
final class SubjectTokens {

    private static final String ACTOR = "act";
    private static final int PARTS = 3;

    private final String issuer;
    private final Key key;
    private final Handover handover;

    /**
     * Reads tokens.
     *
     * @param jwks our own public key
     */
    SubjectTokens(String issuer, String jwks, Handover handover) {
        this.issuer = issuer;
        this.handover = handover;
        try {
            this.key = new JsonWebKeySet(jwks).getJsonWebKeys().getFirst().getKey();
        } catch (JoseException notOurs) {
            throw new IllegalArgumentException("not our key", notOurs);
        }
    }

    /**
     * What a token stands for.
     *
     * @param actors who called whom before, the last one outside, as {@code act} has it; empty in the first call
     */
    record Subject(Citizen citizen, Instant expiresAt, Map<String, Object> actors) {}

    /** Empty if it is not one that we gave to this service, or not any more. */
    Optional<Subject> read(String token, ServiceId heldBy, Instant now) {
        if (!hasOneSpelling(token)) {
            return Optional.empty();
        }
        try {
            return subject(reader(heldBy, now).processToClaims(token));
        } catch (InvalidJwtException | MalformedClaimException notSuch) {
            return Optional.empty();
        }
    }

    private JwtConsumer reader(ServiceId heldBy, Instant now) {
        return new JwtConsumerBuilder()
                .setVerificationKey(key)
                .setJwsAlgorithmConstraints(
                        ConstraintType.PERMIT, AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256)
                .setExpectedIssuer(issuer)
                .setExpectedAudience(heldBy.value())
                .setRequireExpirationTime()
                .setRequireIssuedAt()
                .setRequireSubject()
                .setRequireJwtId()
                .setEvaluationTime(NumericDate.fromMilliseconds(now.toEpochMilli()))
                .build();
    }

    private Optional<Subject> subject(JwtClaims claims) throws MalformedClaimException {
        var expiresAt = Instant.ofEpochSecond(claims.getExpirationTime().getValue());
        var closed = Optional.ofNullable(claims.getStringClaimValue(Handover.CLAIM));
        var actors = actors(claims);
        return closed.flatMap(handover::open).map(citizen -> new Subject(citizen, expiresAt, actors));
    }

    private static Map<String, Object> actors(JwtClaims claims) {
        Map<String, Object> actors = new LinkedHashMap<>();
        if (claims.getClaimValue(ACTOR) instanceof Map<?, ?> said) {
            said.forEach((name, value) -> actors.put(name.toString(), value));
        }
        return actors;
    }

    /** The library forgives a second one. */
    private static boolean hasOneSpelling(String token) {
        var parts = token.split("\\.", -1);
        return parts.length == PARTS && Arrays.stream(parts).allMatch(CompactToken::isCanonical);
    }
}
