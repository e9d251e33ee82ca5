package no.portvakt.gateway.console.api;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.portvakt.gateway.console.officers.Language;
import no.portvakt.profiles.reason.Reason;
import no.portvakt.profiles.reason.ReasonTexts;

/**
 * What officers are told when something is not done. The catalogue of reasons is the citizens' too, and speaks to them;
 * an officer has to know what stands in her way here.
 */
public final class OfficerTexts {

    private static final ReasonTexts CITIZENS = ReasonTexts.load();
    private static final Map<Language, OfficerTexts> ALL = Arrays.stream(Language.values())
            .collect(Collectors.toUnmodifiableMap(Function.identity(), OfficerTexts::load));

    private final Language language;
    private final Map<String, String> texts;

    private OfficerTexts(Language language, Map<String, String> texts) {
        this.language = language;
        this.texts = Map.copyOf(texts);
    }

    /** What happened, and what to do now. */
    public record Text(String title, String detail) {}

    public static OfficerTexts in(Language language) {
        return Optional.ofNullable(ALL.get(language)).orElseThrow();
    }

    /**
     * The text for a reason.
     *
     * @param why says more than the reason, if there is a text for it
     */
    Text of(Reason reason, Optional<String> why) {
        var forAll = CITIZENS.of(reason, language.locale());
        return new Text(
                text(reason.id() + ".title").orElse(forAll.title()),
                why.flatMap(word -> text(word + ".detail"))
                        .or(() -> text(reason.id() + ".detail"))
                        .orElse(forAll.detail()));
    }

    Map<String, String> all() {
        return texts;
    }

    private Optional<String> text(String key) {
        return Optional.ofNullable(texts.get(key));
    }

    private static OfficerTexts load(Language language) {
        var name = "/console/problems_" + language.tag() + ".properties";
        try (var stream = OfficerTexts.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("missing: " + name);
            }
            var properties = new Properties();
            properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return new OfficerTexts(
                    language,
                    properties.stringPropertyNames().stream()
                            .collect(Collectors.toUnmodifiableMap(Function.identity(), properties::getProperty)));
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + name, broken);
        }
    }
}
