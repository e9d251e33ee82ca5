package no.portvakt.minside.pages;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import no.portvakt.minside.person.Language;

/**
 * Our own words in one language, from {@code minside-pages/texts_*.properties}. A key that is missing is a mistake of
 * ours and stops the page; it never falls back to another language, which a screen reader would read out wrongly.
 */
final class Texts {

    private static final Map<Language, Texts> ALL = loadAll();

    private final Language language;
    private final Map<String, String> texts;

    private Texts(Language language, Map<String, String> texts) {
        this.language = language;
        this.texts = Map.copyOf(texts);
    }

    static Texts in(Language language) {
        var texts = ALL.get(language);
        if (texts == null) {
            throw new IllegalStateException("no texts in " + language.tag());
        }
        return texts;
    }

    Language language() {
        return language;
    }

    Map<String, String> all() {
        return texts;
    }

    Optional<String> find(String key) {
        return Optional.ofNullable(texts.get(key));
    }

    /**
     * The text, with its arguments in place of {@code {0}}, {@code {1}} …
     *
     * @throws IllegalArgumentException for a key that is not there
     */
    String of(String key, String... arguments) {
        var pattern =
                find(key).orElseThrow(() -> new IllegalArgumentException("no text '" + key + "' in " + language.tag()));
        return arguments.length == 0
                ? pattern
                : new MessageFormat(pattern, Locale.ROOT).format(Arrays.copyOf(arguments, arguments.length));
    }

    private static Map<Language, Texts> loadAll() {
        var all = new EnumMap<Language, Texts>(Language.class);
        for (var language : Language.values()) {
            all.put(language, new Texts(language, load(language)));
        }
        return all;
    }

    private static Map<String, String> load(Language language) {
        var name = "/minside-pages/texts_" + language.tag() + ".properties";
        try (var stream = Texts.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("missing: " + name);
            }
            var properties = new Properties();
            properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            var texts = new HashMap<String, String>();
            properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
            return texts;
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + name, broken);
        }
    }
}
