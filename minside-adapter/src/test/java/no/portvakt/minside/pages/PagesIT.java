package no.portvakt.minside.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import no.portvakt.minside.person.Language;
import no.portvakt.testsupport.browser.PageInspector;
import no.portvakt.testsupport.browser.PageInspector.Look;
import org.junit.jupiter.api.Test;
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

    @Test
    void shouldComplainWhenAPageIsWrong() {
        var wrong = "<!doctype html><html><head><title>x</title></head>"
                + "<body><main><div style=\"width:900px\">x</div><img src=\"/nowhere.png\"></main></body></html>";

        try (var inspector = new PageInspector(Map.of("wrong", wrong), Pages.CONTENT_SECURITY_POLICY)) {
            assertThat(inspector.complaints("wrong", Look.DESK))
                    .anySatisfy(complaint -> assertThat(complaint).contains("html-has-lang"))
                    .anySatisfy(complaint -> assertThat(complaint).contains("image-alt"))
                    .anySatisfy(complaint -> assertThat(complaint).contains("Content Security Policy"))
                    .anySatisfy(complaint -> assertThat(complaint).contains("404"));
        }
    }
}
