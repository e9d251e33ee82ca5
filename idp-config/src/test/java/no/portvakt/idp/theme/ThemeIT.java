package no.portvakt.idp.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import no.portvakt.testsupport.browser.PageInspector;
import no.portvakt.testsupport.browser.PageInspector.Look;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every log-in page in a real browser. */
class ThemeIT {

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none'";

    @ParameterizedTest
    @EnumSource(Look.class)
    void shouldHaveNothingToComplainAboutWhenOpenedInChromium(Look look) {
        var pages = new ThemeGallery("nb").pages();

        var files = new HashMap<>(pages);
        files.putAll(ThemeGallery.scripts());

        try (var inspector = new PageInspector(files, POLICY)) {
            var complaints = pages.keySet().stream()
                    .map(page -> inspector.complaints(page, look))
                    .flatMap(List::stream)
                    .toList();

            assertThat(complaints).isEmpty();
        }
    }
}
