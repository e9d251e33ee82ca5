package no.portvakt.gateway.console.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import no.portvakt.gateway.console.officers.Language;
import no.portvakt.gateway.console.officers.Officer;
import no.portvakt.gateway.console.officers.OfficerCall;
import no.portvakt.gateway.console.officers.Role;
import no.portvakt.trust.correlation.CorrelationId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PageRendererTest {

    private static final Path PRINTED = Path.of("target", "console-pages");
    private static final Pattern INLINE = Pattern.compile("<script|<style|\\sstyle=|\\son[a-z]+=|javascript:|http://");
    private static final Pattern FORM =
            Pattern.compile("<form[^>]*method=\"post\"[^>]*action=\"(/(?!_portvakt)[^\"]*)\"");

    @ParameterizedTest
    @EnumSource(Language.class)
    void shouldPrintEveryPageWithoutAnythingInlineWhenAskedInEachLanguage(Language language) throws IOException {
        Files.createDirectories(PRINTED);

        for (var page : new PageGallery(language).pages().entrySet()) {
            Files.writeString(PRINTED.resolve(page.getKey() + "." + language.tag() + ".html"), page.getValue());

            assertThat(page.getValue())
                    .as(page.getKey())
                    .contains("<html lang=\"" + language.tag() + "\"")
                    .containsOnlyOnce("<h1 ")
                    .doesNotContainPattern(INLINE)
                    .doesNotContain("<b>odd</b>");
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void shouldPutATokenIntoEveryFormOfOurs(Language language) {
        new PageGallery(language).pages().forEach((name, page) -> {
            var forms = FORM.matcher(page).results().count();
            var tokens = Pattern.compile("name=\"skjema\" value=\"token\"")
                    .matcher(page)
                    .results()
                    .count();

            assertThat(tokens).as(name).isEqualTo(forms);
        });
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void shouldHaveTheSameWordsInEachLanguage(Language language) {
        var bokmaal = Words.in(Language.NB).all();

        assertThat(Words.in(language).all().keySet()).isEqualTo(bokmaal.keySet());
        Words.in(language)
                .all()
                .forEach((key, text) -> assertThat(text).as(key).isNotBlank().doesNotContain("'"));
    }

    @Test
    void shouldTakeAFormOfNoOtherOfficer() {
        var token = new FormToken(new SecureRandom());
        var other = new Officer("subject-ola", "Kari Sikkerhet", Set.of(Role.SECURITY_OFFICER), Set.of());

        assertThat(token.isOf(PageGallery.KARI, token.of(PageGallery.KARI))).isTrue();
        assertThat(token.isOf(PageGallery.KARI, token.of(other))).isFalse();
        assertThat(token.isOf(PageGallery.KARI, "")).isFalse();
        assertThat(new FormToken(new SecureRandom()).isOf(PageGallery.KARI, token.of(PageGallery.KARI)))
                .isFalse();
    }

    @Test
    void shouldOfferOnlyWhatTheOfficerMayDoInTheMenu() {
        var nobody = new Officer("subject-x", "X", Set.of(), Set.of());
        var visit = new Visit(new OfficerCall(nobody, CorrelationId.random()), Language.EN, "/");

        assertThat(Frame.around(new MessagePage("t", "t", Optional.empty()), visit, List.of(), "")
                        .menu())
                .isEmpty();
    }
}
