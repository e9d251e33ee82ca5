package no.portvakt.gateway.request.enrich;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import no.portvakt.gateway.employee.Employee;
import no.portvakt.gateway.exchange.Citizen;
import no.portvakt.profiles.catalog.ServiceProfile;

/**
 * Signs what the console is told about an officer. {@code sub} is the realm's own and stable, since proposer and
 * approver are compared by it for as long as the records are kept; it is shown to the console and to nobody else.
 */
public final class OfficerSigner implements IdentitySigner {

    private final String issuer;
    private final SigningKey key;

    public OfficerSigner(String issuer, SigningKey key) {
        this.issuer = issuer;
        this.key = key;
    }

    @Override
    public String sign(Citizen caller, ServiceProfile service, Instant now) {
        var assurance = caller.assurance();
        return Jwt.claims()
                .issuer(issuer)
                .audience(service.id().value())
                .subject(caller.subject())
                .issuedAt(now)
                .expiresAt(now.plus(TokenSigner.LIFE))
                .groups(Set.copyOf(caller.employee().map(Employee::groups).orElse(List.of())))
                .claim("name", caller.employee().map(Employee::name).orElse(""))
                .claim("jti", UUID.randomUUID().toString())
                .claim("acr", assurance.acr())
                .claim("amr", assurance.amr())
                .claim("auth_time", assurance.authenticatedAt().getEpochSecond())
                .claim("locale", caller.locale())
                .jws()
                .algorithm(SignatureAlgorithm.ES256)
                .keyId(key.id())
                .sign(key.privateKey());
    }
}
