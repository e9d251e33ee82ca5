package no.portvakt.gateway.request.enrich;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import no.portvakt.gateway.employee.Employee;
import no.portvakt.gateway.exchange.Citizen;
import no.portvakt.profiles.catalog.Claim;
import no.portvakt.profiles.catalog.IdentityShown;
import no.portvakt.profiles.catalog.ServiceProfile;
import no.portvakt.trust.identity.NationalId;
import no.portvakt.trust.secret.Secret;

/**
 * Signs what an upstream is told about the citizen: a JWT for this service alone, for two minutes. {@code sub} and
 * {@code sid} are pairwise, so that two services cannot tell that they speak of the same person or of the same session.
 * Of what else is known of her, the token carries the claims that the profile names and no other.
 */
public final class TokenSigner implements IdentitySigner {

    /** How long a token lives. */
    public static final Duration LIFE = Duration.ofMinutes(2);

    private static final String HMAC = "HmacSHA256";

    private final String issuer;
    private final SigningKey key;
    private final Secret pairwise;
    private final Handover handover;

    /**
     * Signs tokens.
     *
     * @param issuer {@code iss}, as the upstreams are configured to expect it
     * @param pairwise makes pseudonyms; changing it makes every citizen a stranger to every service
     */
    public TokenSigner(String issuer, SigningKey key, Secret pairwise, Handover handover) {
        this.issuer = issuer;
        this.key = key;
        this.pairwise = pairwise;
        this.handover = handover;
    }

    /**
     * For a service that calls another for the citizen.
     *
     * @param actor {@code act} (RFC 8693, 4.1)
     */
    public record Delegation(
            ServiceProfile caller, ServiceProfile target, Map<String, Object> actor, Instant expiresAt) {}

    @Override
    public String sign(Citizen citizen, ServiceProfile service, Instant now) {
        var claims = about(citizen, service, now).expiresAt(now.plus(LIFE));
        tell(claims, citizen, service.identity() == IdentityShown.NATIONAL_ID, service.claims());
        return signed(claims);
    }

    /** For the target, with no more about the citizen than the caller may know too: it is the caller who gets it. */
    public String signOnBehalf(Citizen citizen, Delegation delegation, Instant now) {
        var caller = delegation.caller();
        var target = delegation.target();
        var claims =
                about(citizen, target, now).expiresAt(delegation.expiresAt()).claim("act", delegation.actor());
        boolean number =
                caller.identity() == IdentityShown.NATIONAL_ID && target.identity() == IdentityShown.NATIONAL_ID;
        Set<Claim> shared = new HashSet<>(target.claims());
        shared.retainAll(caller.claims());
        tell(claims, citizen, number, shared);
        return signed(claims);
    }

    private JwtClaimsBuilder about(Citizen citizen, ServiceProfile service, Instant now) {
        var assurance = citizen.assurance();
        var claims = Jwt.claims()
                .issuer(issuer)
                .audience(service.id().value())
                .subject(pairwise("sub", service, citizen.subject()))
                .issuedAt(now)
                .claim("jti", UUID.randomUUID().toString())
                .claim("acr", assurance.acr())
                .claim("amr", assurance.amr())
                .claim("auth_time", assurance.authenticatedAt().getEpochSecond())
                .claim("sid", pairwise("sid", service, citizen.sid()));
        handover.sealFor(citizen, service.id()).ifPresent(closed -> claims.claim(Handover.CLAIM, closed));
        return claims;
    }

    private static void tell(JwtClaimsBuilder claims, Citizen citizen, boolean number, Set<Claim> named) {
        if (number) {
            citizen.person().map(NationalId::reveal).ifPresent(pid -> claims.claim("pid", pid));
        }
        for (var claim : named) {
            known(claim, citizen).ifPresent(value -> claims.claim(claim.word(), value));
        }
    }

    private String signed(JwtClaimsBuilder claims) {
        return claims.jws().algorithm(SignatureAlgorithm.ES256).keyId(key.id()).sign(key.privateKey());
    }

    /** Empty where the log-in did not say it: the citizens' identity provider names nobody. */
    private static Optional<String> known(Claim claim, Citizen citizen) {
        return switch (claim) {
            case NAME -> citizen.employee().map(Employee::name);
            case LOCALE -> Optional.of(citizen.locale());
        };
    }

    private String pairwise(String what, ServiceProfile service, String value) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(pairwise.revealBytes(), HMAC));
            var tag = mac.doFinal((what + "\n" + service.id().value() + "\n" + value).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(tag);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
