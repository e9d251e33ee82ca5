package no.portvakt.gateway.console.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.portvakt.gateway.console.officers.Language;
import no.portvakt.testsupport.browser.PageInspector;
import no.portvakt.testsupport.browser.PageInspector.Look;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every page of the console in a real browser. */
class PagesIT {

    private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self';"
            + " form-action 'self'; base-uri 'none'";

    @ParameterizedTest
    @EnumSource(Look.class)
    void shouldHaveNothingToComplainAboutWhenOpenedInChromium(Look look) {
        var pages = new PageGallery(Language.NB).pages();

        try (var inspector = new PageInspector(pages, POLICY)) {
            var complaints = pages.keySet().stream()
                    .map(page -> inspector.complaints(page, look))
                    .flatMap(List::stream)
                    .toList();

            assertThat(complaints).isEmpty();
        }
    }
}
