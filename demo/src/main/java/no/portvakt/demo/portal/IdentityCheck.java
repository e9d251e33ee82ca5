package no.portvakt.demo.portal;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import no.portvakt.trust.identity.NationalId;

/** Believes the gateway's identity token, and nothing else: signature, issuer, audience, time. */
final class IdentityCheck {

    private static final String BEARER = "Bearer ";

    private final Supplier<JWKSet> gatewayKeys;
    private final DefaultJWTClaimsVerifier<SecurityContext> claims;

    /**
     * Checks tokens of one gateway for one service.
     *
     * @param audience the id of the portal as a service
     */
    IdentityCheck(Supplier<JWKSet> gatewayKeys, String issuer, String audience) {
        this.gatewayKeys = gatewayKeys;
        this.claims = new DefaultJWTClaimsVerifier<>(
                audience,
                new JWTClaimsSet.Builder().issuer(issuer).build(),
                Set.of("pid", "acr", "auth_time", "iat", "exp"));
    }

    /** Empty for whatever is not such a token. */
    Optional<Visitor> visitor(Optional<String> authorization) {
        return authorization
                .filter(header -> header.startsWith(BEARER))
                .map(header -> header.substring(BEARER.length()))
                .flatMap(this::verified);
    }

    private Optional<Visitor> verified(String token) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(JWSAlgorithm.ES256, new ImmutableJWKSet<>(gatewayKeys.get())));
        processor.setJWTClaimsSetVerifier(claims);
        try {
            var said = processor.process(token, null);
            var acr = said.getStringClaim("acr");
            var since = said.getDateClaim("auth_time");
            var locale = Optional.ofNullable(said.getStringClaim("locale")).orElse("nb");
            return NationalId.parse(said.getStringClaim("pid")).map(person -> new Visitor(person, acr, since, locale));
        } catch (ParseException | BadJOSEException | JOSEException notBelieved) {
            return Optional.empty();
        }
    }
}
