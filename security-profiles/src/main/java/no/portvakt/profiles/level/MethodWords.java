package no.portvakt.profiles.level;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How somebody logged in ({@code amr}, RFC 8176), as she reads it, in the languages of the log-in. Who shows it to her,
 * the log-in or the gateway, shows the same. Read once, complete or not at all. Thread-safe.
 */
public final class MethodWords {

    private static final String FIRST = "nb";
    private static final List<String> LANGUAGES = List.of(FIRST, "nn", "en", "se");

    /** Before a word that is another provider's. */
    private static final String OTHER = "other:";

    private static final Map<String, Map<String, String>> WORDS = read();

    private MethodWords() {}

    /**
     * One after the other, as a line. What nobody has a word for stands there as it is, and what another provider said
     * with that provider's alias behind it.
     *
     * @param amr values of our own realm, those of other providers with {@code alias:} before them
     * @param language in bokmål for every one that there are no words in
     */
    public static String in(String language, List<String> amr) {
        var words = Objects.requireNonNull(WORDS.getOrDefault(language, WORDS.get(FIRST)));
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

    private static Map<String, Map<String, String>> read() {
        var words = LANGUAGES.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), MethodWords::read));
        var keys = Objects.requireNonNull(words.get(FIRST)).keySet();
        words.forEach((language, some) -> {
            if (!some.keySet().equals(keys)) {
                throw new IllegalStateException("methods has other words in " + language);
            }
        });
        return words;
    }

    private static Map<String, String> read(String language) {
        var name = "methods_" + language + ".properties";
        try (var stream = MethodWords.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            var properties = new Properties();
            properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return properties.stringPropertyNames().stream()
                    .collect(Collectors.toUnmodifiableMap(Function.identity(), properties::getProperty));
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + name, broken);
        }
    }
}
