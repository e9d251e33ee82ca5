package no.portvakt.profiles.level;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An allow-list from an issuer's {@code amr} values to the log-in methods that profiles name, compared exactly and
 * case-sensitively. A value that is not on it is no method: it meets no rule that names one.
 *
 * @param namesProviders whether the issuer says {@code alias:word} of a log-in by another provider, {@code word} being that
 *     provider's own and of no interest here
 */
public record MethodMapping(String issuer, Map<String, LoginMethod> methods, boolean namesProviders) {

    /** The values that our own realm gives, in ID-porten's words where it has one. A password alone is no method. */
    private static final Map<String, LoginMethod> OWN_REALM = Map.of(
            "Minid-PIN", LoginMethod.PIN,
            "Minid-OTC", LoginMethod.SMS,
            "Minid-APP", LoginMethod.APP,
            "Portvakt-EPOST", LoginMethod.EMAIL,
            "Commfides", LoginMethod.PKI,
            "Buypass", LoginMethod.PKI,
            "Portvakt-PKI", LoginMethod.PKI);

    public MethodMapping {
        methods = Map.copyOf(methods);
    }

    /** Of a realm that we keep. */
    public static MethodMapping ofOwnRealm(String issuer) {
        return new MethodMapping(issuer, OWN_REALM, true);
    }

    /** The known ones of what the issuer says; a step-up leaves more than one. */
    public Set<LoginMethod> methodsOf(List<String> amr) {
        Set<LoginMethod> known = new HashSet<>();
        amr.forEach(value -> methodOf(value).ifPresent(known::add));
        return Set.copyOf(known);
    }

    private Optional<LoginMethod> methodOf(String value) {
        return Optional.ofNullable(methods.get(value)).or(() -> namesProviders ? provider(value) : Optional.empty());
    }

    private static Optional<LoginMethod> provider(String value) {
        int end = value.indexOf(':');
        return end < 0 ? Optional.empty() : LoginMethod.byProvider(value.substring(0, end));
    }
}
