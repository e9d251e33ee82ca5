package no.portvakt.idp.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.portvakt.testsupport.browser.PageInspector;
import no.portvakt.testsupport.browser.PageInspector.Look;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every log-in page in a real browser. */
class ThemeIT {

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none'";

    @ParameterizedTest
    @EnumSource(Look.class)
    void shouldHaveNothingToComplainAboutWhenOpenedInChromium(Look look) {
        assertThat(complaints("nb", look)).isEmpty();
    }

    static Stream<Arguments> otherLanguages() {
        return Stream.of("nn", "en", "se").map(Arguments::of);
    }

    /** Longer words break other lines: on the smallest screen. */
    @ParameterizedTest
    @MethodSource("otherLanguages")
    void shouldHaveNothingToComplainAboutInOtherLanguages(String language) {
        assertThat(complaints(language, Look.PHONE_AT_NIGHT)).isEmpty();
    }

    private static List<String> complaints(String language, Look look) {
        var pages = new ThemeGallery(language).pages();
        try (var inspector = new PageInspector(files(pages), POLICY)) {
            return pages.keySet().stream()
                    .map(page -> inspector.complaints(page, look))
                    .flatMap(List::stream)
                    .toList();
        }
    }

    private static Map<String, String> files(Map<String, String> pages) {
        var files = new HashMap<>(pages);
        files.putAll(ThemeGallery.scripts());
        return files;
    }

    /** The pictures in {@code docs} are made by this, with {@code -Dportvakt.docs.write=true}. */
    @Test
    void shouldShowAllPagesOfALanguageInOnePicture() throws IOException {
        for (var language : ThemeGallery.LANGUAGES) {
            var pages = new ThemeGallery(language).pages();
            try (var inspector = new PageInspector(files(pages), POLICY)) {
                var sheet = new ContactSheet();
                inspector.pictures(pages.keySet(), 320, 640).forEach(sheet::add);

                var picture = sheet.writeTo(
                        Boolean.getBoolean("portvakt.docs.write") ? Path.of("../docs") : Path.of("target"),
                        "login-pages-" + language + ".png");

                assertThat(picture).isNotEmptyFile();
            }
        }
    }
}
