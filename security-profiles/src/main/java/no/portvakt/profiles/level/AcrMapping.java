package no.portvakt.profiles.level;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An allow-list from an issuer's {@code acr} values to our levels, compared exactly and case-sensitively. A value that
 * is not on it gives no level at all.
 */
public record AcrMapping(String issuer, Map<String, SecurityLevel> levels) {

    /** The values of ID-porten that our own realm speaks (Digdir, "acr" in ID-porten's OIDC profile). */
    public static final Map<String, SecurityLevel> ID_PORTEN = Map.of(
            "idporten-loa-low", SecurityLevel.LOW,
            "idporten-loa-substantial", SecurityLevel.SUBSTANTIAL,
            "idporten-loa-high", SecurityLevel.HIGH);

    public AcrMapping {
        levels = Map.copyOf(levels);
    }

    /** The same without what is higher: of an issuer none of whose log-ins reaches that far. */
    public AcrMapping upTo(SecurityLevel highest) {
        return new AcrMapping(
                issuer,
                levels.entrySet().stream()
                        .filter(entry -> highest.satisfies(entry.getValue()))
                        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    public Optional<SecurityLevel> levelOf(String acr) {
        return Optional.ofNullable(levels.get(acr));
    }

    /** The lowest {@code acr} that satisfies the level: what to ask this issuer for. Empty if it cannot reach it. */
    public Optional<String> acrFor(SecurityLevel required) {
        return levels.entrySet().stream()
                .filter(entry -> entry.getValue().satisfies(required))
                .min(Map.Entry.<String, SecurityLevel>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .map(Map.Entry::getKey);
    }
}
