package no.portvakt.gateway.ownpath;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The words of some of our pages, in the languages that we write. Read once, complete or not at all. Thread-safe. */
public final class PageWords {

    private static final String FIRST = "nb";
    private static final List<String> LANGUAGES = List.of(FIRST, "nn", "en");

    private final Map<String, Map<String, String>> words;

    private PageWords(Map<String, Map<String, String>> words) {
        this.words = words;
    }

    /**
     * Reads a file for each language.
     *
     * @param resource their name on the class path, without {@code _nb.properties}
     * @throws IllegalStateException if one is missing, or has other words than the rest
     */
    public static PageWords of(String resource) {
        var words = LANGUAGES.stream()
                .collect(Collectors.toUnmodifiableMap(Function.identity(), language -> read(resource, language)));
        var keys = Objects.requireNonNull(words.get(FIRST)).keySet();
        words.forEach((language, some) -> {
            if (!some.keySet().equals(keys)) {
                throw new IllegalStateException(resource + " has other words in " + language);
            }
        });
        return new PageWords(words);
    }

    /** By key; in bokmål for every language that we do not write. */
    public Map<String, String> in(String language) {
        return Objects.requireNonNull(words.getOrDefault(language, words.get(FIRST)));
    }

    private static Map<String, String> read(String resource, String language) {
        var name = resource + "_" + language + ".properties";
        try (var stream = PageWords.class.getResourceAsStream(name)) {
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
