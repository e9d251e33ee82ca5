package no.portvakt.idp.factor;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import no.portvakt.profiles.level.SecurityLevel;
import org.jboss.logging.Logger;

/**
 * The second factors that a realm declares, in its attribute {@code portvakt.second-factors}: {@code sms,app}, or with a
 * level of its own, {@code email=3}. Without it, and with {@code none}, there are none; so it is with one that cannot be
 * read to its end.
 */
record DeclaredFactors(Map<FactorMethod, SecurityLevel> levels) {

    static final String ATTRIBUTE = "portvakt.second-factors";

    private static final Logger LOG = Logger.getLogger(DeclaredFactors.class);
    private static final String NOTHING = "none";
    private static final DeclaredFactors NONE = new DeclaredFactors(Map.of());

    DeclaredFactors {
        levels = Map.copyOf(levels);
    }

    static DeclaredFactors in(Optional<String> declaration) {
        var levels = new EnumMap<FactorMethod, SecurityLevel>(FactorMethod.class);
        for (var one : declaration.map(String::strip).filter(text -> !text.isEmpty() && !NOTHING.equals(text)).stream()
                .flatMap(text -> Arrays.stream(text.split(",", -1)))
                .toList()) {
            var words = one.strip().split("=", 2);
            var method = FactorMethod.of(words[0]);
            var level = method.flatMap(known -> levelOf(known, words));
            if (level.isEmpty()) {
                LOG.errorf("%s is not understood: there are no second factors beside the letter", ATTRIBUTE);
                return NONE;
            }
            method.ifPresent(known -> levels.put(known, level.get()));
        }
        return new DeclaredFactors(levels);
    }

    private static Optional<SecurityLevel> levelOf(FactorMethod method, String[] words) {
        if (words.length == 1) {
            return Optional.of(method.worth());
        }
        return switch (words[1]) {
            case "2" -> Optional.of(SecurityLevel.LOW);
            case "3" -> Optional.of(SecurityLevel.SUBSTANTIAL);
            default -> Optional.empty();
        };
    }

    /** Whether citizens may register it, as a factor or to be told of changes. */
    boolean isDeclared(FactorMethod method) {
        return levels.containsKey(method);
    }

    /** Whether it is enough beside a password for the level of the PIN letter. */
    boolean isEnough(FactorMethod method) {
        return Optional.ofNullable(levels.get(method))
                .filter(level -> level.satisfies(SecurityLevel.SUBSTANTIAL))
                .isPresent();
    }

    boolean isEmpty() {
        return levels.isEmpty();
    }
}
