package no.portvakt.profiles.assess;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What an officer reads while assessing, in bokmål, nynorsk and English: names of categories and grades, the questions
 * behind them, and the steps to a level. Immutable and thread-safe.
 */
public final class AssessmentTexts {

    /** The languages that we write; the first one is for readers of every other. */
    static final List<String> LANGUAGES = List.of("nb", "nn", "en");

    private static final AssessmentTexts SHIPPED = new AssessmentTexts(
            LANGUAGES.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), AssessmentTexts::properties)));

    private final Map<String, Properties> byLanguage;

    private AssessmentTexts(Map<String, Properties> byLanguage) {
        this.byLanguage = byLanguage;
    }

    /** Those that are shipped with Portvakt. */
    public static AssessmentTexts shipped() {
        return SHIPPED;
    }

    /** The name of a kind of consequence. */
    public String name(ConsequenceCategory category, Locale locale) {
        return text("category." + category.word() + ".name", locale);
    }

    /** What the officer is asked about it. */
    public String question(ConsequenceCategory category, Locale locale) {
        return text("category." + category.word() + ".question", locale);
    }

    /** What a grade means for this kind of consequence, so that two officers mean the same by it. */
    public String meaning(ConsequenceCategory category, Grade grade, Locale locale) {
        return text("category." + category.word() + "." + grade.word(), locale);
    }

    public String name(Grade grade, Locale locale) {
        return text("grade." + grade.word(), locale);
    }

    /** How often there is an occasion: what the officer is asked. */
    public String frequencyQuestion(Locale locale) {
        return text("frequency.question", locale);
    }

    /** How much could be gained: what the officer is asked. */
    public String motivationQuestion(Locale locale) {
        return text("motivation.question", locale);
    }

    String of(Step step, Locale locale) {
        return switch (step) {
            case Step.LikelihoodFound(var asked, var result) ->
                sentence(
                        "step.likelihood",
                        locale,
                        name(asked.frequency(), locale),
                        name(asked.motivation(), locale),
                        name(result, locale));
            case Step.CategoryWeighed(var category, var consequence, var likelihood, var level) ->
                sentence(
                        "step.category",
                        locale,
                        name(category, locale),
                        name(consequence, locale),
                        name(likelihood, locale),
                        level.number());
            case Step.Concluded(var level, var decidedBy) ->
                sentence(
                        "step.conclusion",
                        locale,
                        level.number(),
                        decidedBy.stream()
                                .map(category -> name(category, locale).toLowerCase(locale))
                                .collect(Collectors.joining(", ")));
        };
    }

    private String sentence(String key, Locale locale, Object... arguments) {
        return new MessageFormat(text(key, locale), Locale.ROOT).format(arguments);
    }

    private String text(String key, Locale locale) {
        var language = LANGUAGES.contains(locale.getLanguage()) ? locale.getLanguage() : LANGUAGES.getFirst();
        var text = byLanguage.getOrDefault(language, new Properties()).getProperty(key, "");
        if (text.isBlank()) {
            throw new IllegalStateException("no " + language + " text for " + key);
        }
        return text;
    }

    /** One file, as it stands. */
    static Properties properties(String language) {
        var name = "assessment_" + language + ".properties";
        try (InputStream stream = AssessmentTexts.class.getResourceAsStream(name)) {
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
}
