package no.portvakt.profiles.level;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An allow-list from an issuer's {@code amr} values to the log-in methods that profiles name, compared exactly and
 * case-sensitively. A value that is not on it is no method: it meets no rule that names one.
 */
public record MethodMapping(String issuer, Map<String, LoginMethod> methods) {

    /** The values that our own realm gives, in ID-porten's words. A password alone is no method. */
    public static final Map<String, LoginMethod> OWN_REALM =
            Map.of("Minid-PIN", LoginMethod.PIN, "Commfides", LoginMethod.PKI, "Buypass", LoginMethod.PKI);

    public MethodMapping {
        methods = Map.copyOf(methods);
    }

    /** The known ones of what the issuer says; a step-up leaves more than one. */
    public Set<LoginMethod> methodsOf(List<String> amr) {
        var known = EnumSet.noneOf(LoginMethod.class);
        for (var value : amr) {
            Optional.ofNullable(methods.get(value)).ifPresent(known::add);
        }
        return Set.copyOf(known);
    }
}
