package no.portvakt.gateway.observe;

import java.util.Comparator;
import java.util.Optional;
import no.portvakt.profiles.level.Assurance;
import no.portvakt.profiles.level.LoginMethod;

/** How a log-in is told of in records: by words that say nothing about a person. */
final class LoginWords {

    private LoginWords() {}

    /** The strongest of those that were used; empty for none that profiles have a word for. */
    static Optional<String> methodOf(Assurance assurance) {
        return assurance.methods().stream().max(Comparator.naturalOrder()).map(LoginMethod::word);
    }

    /** The last part of the issuer's address: Keycloak's name of the realm. */
    static String issuerOf(Assurance assurance) {
        var issuer = assurance.issuer();
        return issuer.substring(issuer.lastIndexOf('/') + 1);
    }
}
