package no.portvakt.profiles.words;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Words that people read, from a file for each language on the class path ({@code NAME_nb.properties} and so on, UTF-8).
 * Read once, complete or not at all. Thread-safe.
 */
public final class WrittenWords {

    private final Map<String, Map<String, String>> byLanguage;
    private final Map<String, String> first;

    private WrittenWords(Map<String, Map<String, String>> byLanguage, Map<String, String> first) {
        this.byLanguage = byLanguage;
        this.first = first;
    }

    /**
     * Reads them in these languages.
     *
     * @param owner whose class path it is, and whose package a name without a slash before it lies in
     * @param languages the first one serves readers of all that are not among them
     * @throws IllegalStateException if a file is missing, or has other words than the rest
     */
    public static WrittenWords of(Class<?> owner, String name, List<String> languages) {
        var first = in(languages.getFirst(), owner, name);
        var all = languages.stream()
                .collect(Collectors.toUnmodifiableMap(Function.identity(), language -> in(language, owner, name)));
        all.forEach((language, words) -> {
            if (!words.keySet().equals(first.keySet())) {
                throw new IllegalStateException(name + " has other words in " + language);
            }
        });
        return new WrittenWords(all, first);
    }

    /** By key. */
    public Map<String, String> in(String language) {
        return byLanguage.getOrDefault(language, first);
    }

    /**
     * One language alone, as it stands.
     *
     * @throws IllegalStateException if it is not there
     */
    public static Map<String, String> in(String language, Class<?> owner, String name) {
        var file = name + "_" + language + ".properties";
        try (var stream = owner.getResourceAsStream(file)) {
            var found = Optional.ofNullable(stream)
                    .orElseThrow(() -> new IllegalStateException(file + " is not on the class path"));
            var properties = new Properties();
            properties.load(new InputStreamReader(found, StandardCharsets.UTF_8));
            return properties.stringPropertyNames().stream()
                    .collect(Collectors.toUnmodifiableMap(Function.identity(), properties::getProperty));
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + file, broken);
        }
    }
}
