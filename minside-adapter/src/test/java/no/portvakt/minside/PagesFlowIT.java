package no.portvakt.minside;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** MinSide as a browser meets it behind the gateway. */
@QuarkusTest
@QuarkusTestResource(AdapterWorld.class)
class PagesFlowIT {

    private static final String SUBSTANTIAL = "idporten-loa-substantial";
    private static final String CITIZEN = "10877200006";
    private static final String ANOTHER = "10877200197";
    private static final String FORM = "/skjema/barnehage";
    private static final Map<String, String> HTML = Map.of("Accept", "text/html");
    private static final Pattern SEALED = Pattern.compile("name=\"skjematilstand\" value=\"([^\"]+)\"");

    @TestHTTPResource("/")
    URI base = URI.create("http://set.by.quarkus");

    private Browser citizen = new Browser(base, "");
    private Browser another = new Browser(base, "");

    @BeforeEach
    void logIn() {
        citizen = new Browser(base, AdapterWorld.world().identity(CITIZEN, SUBSTANTIAL));
        another = new Browser(base, AdapterWorld.world().identity(ANOTHER, SUBSTANTIAL));
    }

    @Test
    void shouldKeepThePagePrivateAndInertWhenOpened() {
        for (var path : new String[] {"/", "/saker", FORM, "/tilgangslogg"}) {
            var page = citizen.get(path);

            assertThat(page.status()).as(path).isEqualTo(200);
            assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=utf-8");
            assertThat(page.header("Cache-Control")).isEqualTo("no-store");
            assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'none'");
            assertThat(page.response().body()).doesNotContain(CITIZEN);
        }
    }

    @Test
    void shouldLeadToAReceiptAndACaseOfHersAloneWhenAFormIsSentTwice() {
        var form = answers(citizen.get(FORM));

        var first = send(citizen, form);
        var again = send(citizen, form);

        assertThat(first.status()).isEqualTo(303);
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        var receipt = URI.create(first.header("Location")).getPath();
        assertThat(citizen.get(receipt).response().body()).contains("Takk, vi har mottatt skjemaet");
        var caseOf = receipt.replace("/kvittering/", "/saker/");
        assertThat(citizen.get(caseOf).response().body()).contains("Mottatt");
        assertThat(another.get(caseOf).status()).isEqualTo(404);
        assertThat(another.get(receipt).status()).isEqualTo(404);
    }

    @Test
    void shouldSayWhatIsWrongWhenAFormIsNotFilledIn() {
        var form = new LinkedHashMap<>(answers(citizen.get(FORM)));
        form.remove("place.share");

        var page = send(citizen, form);

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.response().body()).contains("ds-error-summary").contains("#felt-place.share");
    }

    @Test
    void shouldTakeNothingWhenTheFormWasNotOpenedByThisPerson() {
        var form = answers(citizen.get(FORM));

        var stolen = send(another, form);
        var forged = send(citizen, Map.of("skjematilstand", "x", "place.share", "full"));

        assertThat(stolen.status()).isEqualTo(403);
        assertThat(forged.status()).isEqualTo(403);
    }

    @Test
    void shouldAnswerInTheChosenLanguageWhenItIsSwitched() {
        var page = citizen.get("/saker?sprak=nn");

        assertThat(page.header("Content-Language")).isEqualTo("nn");
        assertThat(page.header("Set-Cookie")).contains("minside-sprak=nn").contains("Secure");
    }

    private static Map<String, String> answers(Browser.Answer page) {
        var sealed = SEALED.matcher(page.response().body());
        assertThat(sealed.find()).isTrue();
        return Map.of(
                "skjematilstand", sealed.group(1),
                "contact.mobile", "99999999",
                "place.from", "2027-08-01",
                "place.share", "full");
    }

    private static Browser.Answer send(Browser browser, Map<String, String> form) {
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return browser.post(FORM, "application/x-www-form-urlencoded", body, HTML);
    }
}
