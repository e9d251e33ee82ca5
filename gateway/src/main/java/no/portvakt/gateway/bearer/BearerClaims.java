package no.portvakt.gateway.bearer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.portvakt.profiles.level.Assurance;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.trust.identity.NationalId;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;

/**
 * Reads what a token says of its caller, as the log-in reads it from an ID token: the level by exact look-up of
 * {@code acr} at this issuer and from nothing else.
 */
final class BearerClaims {

    private static final Set<String> LANGUAGES = Set.of("nb", "nn", "en");

    private BearerClaims() {}

    /** Empty if a claim is of another kind than it must be, or {@code pid} is not a national id number. */
    static Optional<Bearer> read(JwtClaims claims, AcceptedIssuer issuer) {
        try {
            var typedPid = text(claims, "pid");
            var person = typedPid.flatMap(NationalId::parse);
            var id = text(claims, "jti");
            var subject = text(claims, "sub");
            var expiry = Optional.ofNullable(claims.getExpirationTime());
            if (id.isEmpty() || subject.isEmpty() || expiry.isEmpty() || typedPid.isPresent() != person.isPresent()) {
                return Optional.empty();
            }
            return Optional.of(new Bearer(
                    id.get(),
                    Instant.ofEpochSecond(expiry.get().getValue()),
                    subject.get(),
                    text(claims, "sid").orElse(id.get()),
                    person,
                    assurance(claims, issuer),
                    text(claims, "locale").filter(LANGUAGES::contains).orElse("nb")));
        } catch (MalformedClaimException ofAnotherKind) {
            return Optional.empty();
        }
    }

    /** Without a time there is no evidence, and so no level. Nobody's roles are in a token yet. */
    private static Assurance assurance(JwtClaims claims, AcceptedIssuer issuer) throws MalformedClaimException {
        var acr = text(claims, "acr").orElse("");
        var at = Optional.ofNullable(claims.getNumericDateClaimValue("auth_time"))
                .map(NumericDate::getValue)
                .map(Instant::ofEpochSecond);
        List<String> amr = claims.hasClaim("amr") ? claims.getStringListClaimValue("amr") : List.of();
        var level = at.flatMap(known -> issuer.levels().levelOf(acr)).orElse(SecurityLevel.OPEN);
        return new Assurance(
                level, issuer.issuer(), acr, amr, issuer.methods().methodsOf(amr), Set.of(), at.orElse(Instant.EPOCH));
    }

    private static Optional<String> text(JwtClaims claims, String name) throws MalformedClaimException {
        return Optional.ofNullable(claims.getStringClaimValue(name));
    }
}
