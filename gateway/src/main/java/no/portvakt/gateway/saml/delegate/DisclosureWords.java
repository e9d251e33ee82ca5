package no.portvakt.gateway.saml.delegate;

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

/** The words of the page that says what a portal is told. Read once, complete or not at all. */
final class DisclosureWords {

    private static final List<String> LANGUAGES = List.of("nb", "nn", "en");

    private final Map<String, Map<String, String>> texts;

    private DisclosureWords(Map<String, Map<String, String>> texts) {
        this.texts = texts;
    }

    static DisclosureWords load() {
        var texts =
                LANGUAGES.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), DisclosureWords::read));
        var keys = Objects.requireNonNull(texts.get("nb")).keySet();
        texts.forEach((language, words) -> {
            if (!words.keySet().equals(keys)) {
                throw new IllegalStateException("the page of what a portal is told lacks words in " + language);
            }
        });
        return new DisclosureWords(texts);
    }

    /** In bokmål for every language that we do not write. */
    Map<String, String> in(String language) {
        return Objects.requireNonNull(texts.getOrDefault(language, texts.get("nb")));
    }

    private static Map<String, String> read(String language) {
        var name = "/saml-pages/told_" + language + ".properties";
        try (var stream = DisclosureWords.class.getResourceAsStream(name)) {
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
