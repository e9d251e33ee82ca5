package no.portvakt.idp.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThemeTest {

    private static final Path PRINTED = Path.of("target", "theme-pages");
    private static final Pattern INLINE =
            Pattern.compile("<script(?![^>]* src=)|<style|\\sstyle=|\\son[a-z]+=|javascript:|http://");

    @ParameterizedTest
    @ValueSource(strings = {"nb", "nn", "en", "se"})
    void shouldPrintEveryPageWithoutAnythingInlineWhenAskedInEachLanguage(String language) throws IOException {
        Files.createDirectories(PRINTED);

        for (var page : new ThemeGallery(language).pages().entrySet()) {
            Files.writeString(PRINTED.resolve(page.getKey() + "." + language + ".html"), page.getValue());

            assertThat(page.getValue())
                    .as(page.getKey())
                    .contains("<html lang=\"" + language + "\"")
                    .contains("<h1 ")
                    .doesNotContainPattern(INLINE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nb", "nn", "en"})
    void shouldHaveTheSameTextsWhenReadInEachLanguage(String language) {
        var bokmaal = ThemeGallery.messages("nb");
        var other = ThemeGallery.messages(language);

        assertThat(other.stringPropertyNames()).isEqualTo(bokmaal.stringPropertyNames());
        other.stringPropertyNames()
                .forEach(
                        key -> assertThat(text(other, key)).as(key).isNotBlank().doesNotContain("'"));
    }

    /** What a page of citizens needs and does not have stops {@link ThemeGallery}; this is about what none needs. */
    @Test
    void shouldSayNothingInNorthernSamiThatIsNotSaidInBokmaal() {
        var bokmaal = ThemeGallery.messages("nb");
        var sami = ThemeGallery.messages("se");

        assertThat(bokmaal.stringPropertyNames()).containsAll(sami.stringPropertyNames());
        assertThat(bokmaal.stringPropertyNames())
                .filteredOn(key -> key.startsWith("portvaktPki") || key.startsWith("portvaktLetter"))
                .allSatisfy(key -> assertThat(text(sami, key)).isNotBlank().doesNotContain("'"));
    }

    @Test
    void shouldTellThePasswordManagerWhatIsWhatWhenAskingWhoYouAre() {
        var page = new ThemeGallery("nb").pages().getOrDefault("identify", "");

        assertThat(page)
                .contains("autocomplete=\"username\"")
                .contains("autocomplete=\"current-password\"")
                .contains("for=\"pid\"")
                .contains("for=\"password\"");
    }

    @Test
    void shouldSayWhatALogInIsForAndWhyInWordsThatCannotBeMarkup() {
        var page = new ThemeGallery("nb").pages().getOrDefault("identify-purpose", "");
        var hostile = new ThemeGallery("nb")
                .print(
                        "portvakt-pin-identify.ftl",
                        Map.of(
                                "purpose",
                                Map.of("service", "<b>x</b>", "reason", "<script>", "language", "\"><i>", "level", 3)));

        assertThat(page).contains("Barnehageplass krever sikkerhetsnivå 3: <span lang=\"nb\">Søknaden har");
        assertThat(hostile).doesNotContain("<b>x").doesNotContain("<script>").doesNotContain("<i>");
    }

    @Test
    void shouldTieTheErrorToItsFieldWhenTheCodeIsWrong() {
        var page = new ThemeGallery("nb").pages().getOrDefault("code-wrong", "");

        assertThat(page)
                .contains("id=\"feil\"")
                .contains("aria-describedby=\"code-hjelp feil\"")
                .contains("aria-invalid=\"true\"")
                .contains("autocomplete=\"one-time-code\"")
                .contains("PIN-kode nummer 7 fra brev 2");
    }

    @Test
    void shouldNotAskForACodeWhenTheLetterIsEmpty() {
        var page = new ThemeGallery("nb").pages().getOrDefault("code-none", "");

        assertThat(page).contains("Bestill et nytt brev").doesNotContain("name=\"code\"");
    }

    private static String text(Properties messages, String key) {
        return messages.getProperty(key, "");
    }
}
