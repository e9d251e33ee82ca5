package no.portvakt.gateway.saml.logout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.portvakt.gateway.ownpath.OwnReply;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a citizen reads, in three languages. */
class LogoutPagesTest {

    private final LogoutPages pages = new LogoutPages();

    @ParameterizedTest
    @CsvSource({
        "nb, En tjeneste har ikke svart,     Du er logget ut,     Du er logget ut her",
        "nn, Ei teneste har ikkje svart,     Du er logga ut,      Du er logga ut her",
        "en, A service has not answered,     You are logged out,  You are logged out here"
    })
    void shouldSayHowItStands(String language, String stuck, String over, String here) {
        assertThat(html(pages.stuck(language, "a.test", "/go?a=1&b=\"")))
                .contains("lang=\"" + language + "\"", "<h1", stuck, "a.test", "href=\"/go?a=1&amp;b=&quot;\"")
                .doesNotContain("<script", "style=");
        assertThat(html(pages.over(language, true, List.of())))
                .contains(over + "</h1>")
                .doesNotContain("id=\"go\"");
        assertThat(html(pages.over(language, false, List.of()))).contains(here + "</h1>");
        assertThat(html(pages.onward(language, "https://a.test/slo?a=1&b=2", List.of())))
                .contains("lang=\"" + language + "\"", "content=\"0; url=https://a.test/slo?a=1&amp;b=2\"");
    }

    private static String html(OwnReply reply) {
        return reply instanceof OwnReply.Page page ? page.html() : "no page: " + reply;
    }
}
