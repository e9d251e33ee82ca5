package no.portvakt.profiles.level;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import no.portvakt.profiles.words.WrittenWords;

/**
 * How somebody logged in ({@code amr}, RFC 8176), as she reads it, in the languages of the log-in. Who shows it to her,
 * the log-in or the gateway, shows the same. Read once, complete or not at all. Thread-safe.
 */
public final class MethodWords {

    /** Before a word that is another provider's. */
    private static final String OTHER = "other:";

    private static final WrittenWords WORDS =
            WrittenWords.of(MethodWords.class, "methods", List.of("nb", "nn", "en", "se"));

    private MethodWords() {}

    /**
     * One after the other, as a line. What nobody has a word for stands there as it is, and what another provider said
     * with that provider's alias behind it.
     *
     * @param amr values of our own realm, those of other providers with {@code alias:} before them
     * @param language in bokmål for every one that there are no words in
     */
    public static String in(String language, List<String> amr) {
        var words = WORDS.in(language);
        return amr.stream().map(value -> inWords(words, value)).collect(Collectors.joining(", "));
    }

    private static String inWords(Map<String, String> words, String value) {
        int end = value.indexOf(':');
        if (end < 0) {
            return words.getOrDefault(value, value);
        }
        return Optional.ofNullable(words.get(OTHER + value.substring(end + 1)))
                .map(word -> word + " (" + value.substring(0, end) + ")")
                .orElse(value);
    }
}
