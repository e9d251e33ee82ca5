package no.portvakt.profiles.change;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.portvakt.profiles.catalog.Texts;

/** The sentences of a comparison, in every language at once: whoever reads them later chooses. Thread-safe. */
final class Phrases {

    static final List<String> LANGUAGES = List.of("nb", "nn", "en");

    private static final Map<String, Properties> WORDS =
            LANGUAGES.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), Phrases::words));

    private Phrases() {}

    /**
     * One sentence, without a full stop.
     *
     * @param arguments what is filled in; a {@link Texts} in the language of the sentence, anything else as it is
     */
    static Texts of(String key, Object... arguments) {
        return inEach(locale -> new MessageFormat(pattern(key, locale), Locale.ROOT)
                .format(Arrays.stream(arguments)
                        .map(argument -> argument instanceof Texts texts ? texts.in(locale) : argument.toString())
                        .toArray()));
    }

    /** What reads alike in every language: names and words of the profile. */
    static Texts same(String text) {
        return new Texts(text, text, text);
    }

    /** One after another. */
    static Texts sequence(List<Texts> parts) {
        return inEach(locale -> parts.stream().map(part -> part.in(locale)).collect(Collectors.joining(" ")));
    }

    /** One or the other; never called with none. */
    static Texts either(List<String> choices) {
        return choices.stream()
                .map(Phrases::same)
                .reduce((one, other) -> of("word.or", one, other))
                .orElseThrow();
    }

    static Properties words(String language) {
        var properties = new Properties();
        try (var stream = Objects.requireNonNull(
                        Phrases.class.getResourceAsStream("/change/changes_" + language + ".properties"));
                var reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return properties;
    }

    private static Texts inEach(Function<Locale, String> text) {
        return new Texts(text.apply(Locale.of("nb")), text.apply(Locale.of("nn")), text.apply(Locale.ENGLISH));
    }

    private static String pattern(String key, Locale locale) {
        return Optional.ofNullable(WORDS.get(locale.getLanguage()))
                .flatMap(words -> Optional.ofNullable(words.getProperty(key)))
                .orElseThrow(() -> new IllegalArgumentException("no words for " + key));
    }
}
