package no.portvakt.minside.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import no.portvakt.minside.person.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PageRendererTest {

    private static final Path PRINTED = Path.of("target", "pages");
    private static final Pattern INLINE = Pattern.compile("<script|<style|\\sstyle=|\\son[a-z]+=|javascript:");
    private static final Pattern FOREIGN = Pattern.compile("(?:src|action)=\"(?!/)|<link[^>]*href=\"(?!/)");

    @ParameterizedTest
    @EnumSource(Language.class)
    void shouldPrintEveryPageWithoutAnythingInlineWhenAskedInEachLanguage(Language language) throws IOException {
        Files.createDirectories(PRINTED);

        for (var page : Gallery.in(language).entrySet()) {
            Files.writeString(PRINTED.resolve(page.getKey() + "." + language.tag() + ".html"), page.getValue());

            assertThat(page.getValue())
                    .as(page.getKey())
                    .contains("<html lang=\"" + language.tag() + "\"")
                    .contains("<main ")
                    .contains("<h1 ")
                    .doesNotContainPattern(INLINE)
                    .doesNotContainPattern(FOREIGN)
                    .doesNotContain("NOT_FOUND", "Optional[", "{m:", "{page.");
        }
    }

    @Test
    void shouldEscapeWhenASourceSendsMarkup() {
        var form = Gallery.in(Language.NB).getOrDefault("form", "");

        assertThat(form).contains("&lt;script&gt;").doesNotContain("<script");
    }

    @Test
    void shouldKeepCaseContentOutWhenTheSessionIsTooLow() {
        var masked = Gallery.in(Language.NB).getOrDefault("case-masked", "");

        assertThat(masked)
                .contains("/_portvakt/login?level=4&amp;return=%2Fsaker%2F2")
                .doesNotContain("2026/1042");
    }

    @Test
    void shouldNameSourceAndTimeWhenAFieldIsPrefilled() {
        var form = Gallery.in(Language.NB).getOrDefault("form", "");

        assertThat(form)
                .contains("Hentet fra <strong>Folkeregisteret</strong> · 22. november 2026 kl.\u00a003.15")
                .contains("Kontakt- og reservasjonsregisteret svarte ikke")
                .contains("17. mai 2024");
    }

    @Test
    void shouldOfferNoInputWhenAPrefilledFieldMayNotBeChanged() {
        var form = Gallery.in(Language.NB).getOrDefault("form", "");

        assertThat(form).doesNotContain("name=\"applicant.name\"").contains("name=\"child.currentKindergarten\"");
    }

    @Test
    void shouldLinkEachMistakeToItsFieldWhenAFormIsWrong() {
        var form = Gallery.in(Language.EN).getOrDefault("form-errors", "");

        assertThat(form)
                .contains("<title>Error: ")
                .contains("href=\"#felt-contact.mobile\"")
                .contains("id=\"felt-contact.mobile\"")
                .contains("aria-describedby=\"felt-contact.mobile-kilde felt-contact.mobile-feil\"");
    }

    @Test
    void shouldHaveNoSendButtonWhenSendingNeedsAHigherLevel() {
        var form = Gallery.in(Language.NB).getOrDefault("form-raise", "");

        assertThat(form)
                .contains("/_portvakt/login?level=4&amp;return=%2Fskjema%2Fskjenkebevilling")
                .doesNotContain("Send inn</button>");
    }
}
