package no.portvakt.minside.pages;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import no.portvakt.minside.person.Language;
import no.portvakt.profiles.words.WrittenWords;

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
            all.put(
                    language,
                    new Texts(language, WrittenWords.in(language.tag(), Texts.class, "/minside-pages/texts")));
        }
        return all;
    }
}
