package no.portvakt.idp.federation;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import no.portvakt.profiles.level.SecurityLevel;

/**
 * An allow-list from a provider's words for how sure it is ({@code acr}, an authentication context) to our levels.
 * Compared exactly and case-sensitively; a word that is not on it is no level. Of two words for one level the first is
 * the one that is asked for.
 */
record UpstreamLevels(Map<String, SecurityLevel> levels) {

    UpstreamLevels {
        levels = Collections.unmodifiableMap(new LinkedHashMap<>(levels));
    }

    /**
     * Reads {@code word=level} pairs with blanks between.
     *
     * @throws IllegalArgumentException for anything else, so that a provider that was set up wrongly lets nobody in
     */
    static UpstreamLevels parse(String written) {
        Map<String, SecurityLevel> levels = new LinkedHashMap<>();
        Arrays.stream(written.strip().split("\\s+")).forEach(pair -> {
            int sign = pair.lastIndexOf('=');
            if (sign < 1 || levels.put(pair.substring(0, sign), level(pair.substring(sign + 1))) != null) {
                throw new IllegalArgumentException("not a list of word=level: " + written);
            }
        });
        return new UpstreamLevels(levels);
    }

    Optional<SecurityLevel> levelOf(String word) {
        return Optional.ofNullable(levels.get(word));
    }

    /** What to ask the provider for: its word for the lowest level that is enough. Empty if it has none. */
    Optional<String> wordFor(SecurityLevel required) {
        return levels.entrySet().stream()
                .filter(entry -> entry.getValue().satisfies(required))
                .min(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey);
    }

    private static SecurityLevel level(String number) {
        return Arrays.stream(SecurityLevel.values())
                .filter(level -> level != SecurityLevel.OPEN)
                .filter(level -> Integer.toString(level.number()).equals(number))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no level: " + number));
    }
}
