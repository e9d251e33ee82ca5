package no.portvakt.gateway.console.pages;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.portvakt.gateway.console.officers.Language;
import no.portvakt.profiles.words.WrittenWords;

/**
 * Our words in one language, from {@code console-pages/texts_*.properties}. A key that is missing is a mistake of ours
 * and stops the page; it never falls back to another language, which a screen reader would read out wrongly.
 */
final class Words {

    private static final Map<Language, Words> ALL =
            Arrays.stream(Language.values()).collect(Collectors.toUnmodifiableMap(Function.identity(), Words::load));

    private final Language language;
    private final Map<String, String> texts;

    private Words(Language language, Map<String, String> texts) {
        this.language = language;
        this.texts = Map.copyOf(texts);
    }

    static Words in(Language language) {
        return Optional.ofNullable(ALL.get(language)).orElseThrow();
    }

    Map<String, String> all() {
        return texts;
    }

    /**
     * The text, with its arguments in place of {@code {0}}, {@code {1}} …
     *
     * @throws IllegalArgumentException for a key that is not there
     */
    String of(String key, String... arguments) {
        var pattern = Optional.ofNullable(texts.get(key))
                .orElseThrow(() -> new IllegalArgumentException("no text '" + key + "' in " + language.tag()));
        return arguments.length == 0
                ? pattern
                : new MessageFormat(pattern, Locale.ROOT).format(Arrays.copyOf(arguments, arguments.length));
    }

    private static Words load(Language language) {
        return new Words(language, WrittenWords.in(language.tag(), Words.class, "/console-pages/texts"));
    }
}
