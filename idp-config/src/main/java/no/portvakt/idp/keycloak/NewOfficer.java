package no.portvakt.idp.keycloak;

import java.util.List;
import no.portvakt.trust.secret.Secret;

/**
 * An employee who shall use the console.
 *
 * @param roles of the realm: {@code security-officer}, {@code service-owner}, {@code auditor}
 * @param ownerOf ids of the services that a service owner answers for
 */
public record NewOfficer(
        String username,
        String givenName,
        String familyName,
        List<String> roles,
        List<String> ownerOf,
        FirstFactors factors) {

    public NewOfficer {
        roles = List.copyOf(roles);
        ownerOf = List.copyOf(ownerOf);
    }

    /** What she has in hand when she logs in for the first time. */
    public sealed interface FirstFactors {

        /** A password that she has to change, and no second factor: she registers one of her choice. */
        record Temporary(Secret password) implements FirstFactors {}

        /** Both, made beforehand; for demonstrations and tests. The secret is the key of RFC 6238 as ASCII text. */
        record Both(Secret password, Secret oneTimeCodes) implements FirstFactors {}
    }
}
