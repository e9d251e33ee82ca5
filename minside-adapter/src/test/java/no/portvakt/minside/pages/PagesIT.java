package no.portvakt.minside.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.portvakt.minside.person.Language;
import no.portvakt.testsupport.browser.PageInspector;
import no.portvakt.testsupport.browser.PageInspector.Look;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every page in a real browser. */
class PagesIT {

    @ParameterizedTest
    @EnumSource(Look.class)
    void shouldHaveNothingToComplainAboutWhenOpenedInChromium(Look look) {
        var pages = Gallery.in(Language.NB);

        try (var inspector = new PageInspector(pages, Pages.CONTENT_SECURITY_POLICY)) {
            var complaints = pages.keySet().stream()
                    .map(page -> inspector.complaints(page, look))
                    .flatMap(List::stream)
                    .toList();

            assertThat(complaints).isEmpty();
        }
    }
}
