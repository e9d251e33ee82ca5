package no.portvakt.profiles.reason;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a person reads for each {@link Reason}, in bokmål, nynorsk and English. Read once and complete, or the program
 * does not start. Immutable and thread-safe.
 */
public final class ReasonTexts {

    /** The languages that we write; the first one is for readers of every other. */
    static final List<String> LANGUAGES = List.of("nb", "nn", "en");

    private static final String TITLE = ".title";
    private static final String DETAIL = ".detail";

    private final Map<String, Map<Reason, ReasonText>> byLanguage;

    private ReasonTexts(Map<String, Map<Reason, ReasonText>> byLanguage) {
        this.byLanguage = byLanguage;
    }

    /**
     * Reads them from the class path.
     *
     * @throws IllegalStateException if a text is missing
     */
    public static ReasonTexts load() {
        return new ReasonTexts(
                LANGUAGES.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), ReasonTexts::textsIn)));
    }

    public ReasonText of(Reason reason, Locale locale) {
        var language = LANGUAGES.contains(locale.getLanguage()) ? locale.getLanguage() : LANGUAGES.getFirst();
        return of(reason, language);
    }

    private ReasonText of(Reason reason, String language) {
        var text = byLanguage.getOrDefault(language, Map.of()).get(reason);
        if (text == null) {
            throw new IllegalStateException("no " + language + " text for " + reason.id());
        }
        return text;
    }

    private static Map<Reason, ReasonText> textsIn(String language) {
        var properties = properties(language);
        return Arrays.stream(Reason.values())
                .collect(Collectors.toUnmodifiableMap(
                        Function.identity(),
                        reason -> new ReasonText(
                                text(properties, reason.id() + TITLE, language),
                                text(properties, reason.id() + DETAIL, language))));
    }

    private static String text(Properties properties, String key, String language) {
        var text = properties.getProperty(key, "");
        if (text.isBlank()) {
            throw new IllegalStateException("no " + language + " text for " + key);
        }
        return text;
    }

    /** One file, as it stands; the texts of the others are not mixed in. */
    static Properties properties(String language) {
        var name = "reasons_" + language + ".properties";
        try (InputStream stream = ReasonTexts.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            var properties = new Properties();
            properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return properties;
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + name, broken);
        }
    }

    /**
     * A text for a person.
     *
     * @param title what is wrong, in a few words
     * @param detail what the reader can do about it
     */
    public record ReasonText(String title, String detail) {}
}
