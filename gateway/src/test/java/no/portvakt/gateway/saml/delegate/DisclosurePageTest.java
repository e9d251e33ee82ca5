package no.portvakt.gateway.saml.delegate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import no.portvakt.gateway.ownpath.OwnReply;
import no.portvakt.gateway.saml.signon.Disclosure;
import no.portvakt.profiles.catalog.Texts;
import no.portvakt.profiles.level.SecurityLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a citizen reads before a portal is told about her. */
class DisclosurePageTest {

    private final DisclosurePage page = new DisclosurePage();

    private static Disclosure told(boolean number, boolean lasting, Optional<List<String>> method) {
        return new Disclosure(
                new Texts("Skjemaportalen", "Skjemaportalen", "The form portal"),
                new Texts("Byggesak", "Byggjesak", "Building case"),
                "Asker kommune",
                SecurityLevel.SUBSTANTIAL,
                number,
                lasting,
                method,
                Optional.of("en"));
    }

    private String html(Disclosure disclosure, String language) {
        return page.of("abcdefghij", true, disclosure, language) instanceof OwnReply.Page shown ? shown.html() : "";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nb | Du går videre til Skjemaportalen     | Byggesak, Asker kommune      | Fødselsnummeret ditt          | Nivå 3 (betydelig)    | PIN-koder fra brev, BankID på mobil (idporten)       | Engelsk
            nn | Du går vidare til Skjemaportalen     | Byggjesak, Asker kommune     | Fødselsnummeret ditt          | Nivå 3 (betydeleg)    | PIN-kodar frå brev, BankID på mobil (idporten)       | Engelsk
            en | You are going on to The form portal  | Building case, Asker kommune | Your national identity number | Level 3 (substantial) | PIN codes from a letter, BankID on a mobile phone (idporten) | English
            """)
    void shouldSayWhatIsToldInHerLanguage(
            String language, String title, String service, String who, String level, String method, String reads) {
        assertThat(html(told(true, false, Optional.of(List.of("Minid-PIN", "idporten:BankID Mobil"))), language))
                .contains("lang=\"" + language + "\"", title + "</h1>", service, ">" + who, level, ">" + reads + "<")
                .contains(">" + method + "<", "name=\"sent\" value=\"1\"", "name=\"request\" value=\"abcdefghij\"")
                .contains("value=\"3 national-id passing-name method language\"")
                .doesNotContain("<script", "style=");
    }

    @Test
    void shouldSayThatANumberIsNotToldAndNotThatAnythingElseIs() {
        assertThat(html(told(false, true, Optional.empty()), "nb"))
                .contains("Ikke fødselsnummeret ditt", "kjenner deg igjen neste gang")
                .doesNotContain("Hvordan du logget inn");
        assertThat(html(told(false, false, Optional.empty()), "nb")).contains("bare gjelder denne innloggingen");
    }
}
