package no.portvakt.minside;

import static no.portvakt.minside.AdapterWorld.world;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import no.portvakt.minside.catalogue.FormField;
import no.portvakt.minside.catalogue.Services;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the municipality says of MinSide: to everybody, in three languages. */
@QuarkusTest
@QuarkusTestResource(AdapterWorld.class)
class StatementsIT {

    @TestHTTPResource
    URI base = URI.create("http://127.0.0.1/");

    @Inject
    Services services;

    @ParameterizedTest
    @CsvSource({
        "/personvern, nb, Det vi henter når du åpner et skjema",
        "/personvern, nn, Det vi hentar når du opnar eit skjema",
        "/personvern, en, What we fetch when you open a form",
        "/tilgjengelighet, nb, Det vi vet mangler",
        "/tilgjengelighet, nn, Det vi veit manglar",
        "/tilgjengelighet, en, What we know is missing",
    })
    void shouldBeReadByAnybody(String path, String language, String words) {
        var page = new Browser(base, "").get(path + "?sprak=" + language);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.response().body()).contains(words, "lang=\"" + language + "\"");
    }

    /** Every field that any form fetches is on the page, with where from and why. */
    @Test
    void shouldSayOfEveryFieldThatIsFetched() {
        var page = new Browser(base, "").get("/personvern?sprak=nb").response().body();
        long said = 0;
        for (var id : services.titles().keySet()) {
            for (var field : services.form(id).stream()
                    .flatMap(form -> form.fields().stream())
                    .filter(one -> one.prefill().isPresent())
                    .toList()) {
                assertThat(page)
                        .contains(
                                label(field),
                                field.prefill().orElseThrow().purpose().nb());
                said++;
            }
        }
        assertThat(said).isGreaterThan(10);
        var kept = services.titles().keySet().stream()
                .flatMap(id -> services.form(id).stream())
                .map(form -> "<dt>" + form.title().nb() + "</dt><dd>"
                        + form.retention().span().nb() + "</dd>")
                .toList();
        assertThat(page).contains(kept).contains("<dd>10 år</dd>", "<dd>1 år</dd>");
        assertThat(page.split("<dt>", -1).length - 1).isEqualTo((int) said + kept.size());
        assertThat(page)
                .contains("Fra Folkeregisteret.", "Signeringstjenesten får skjemaet")
                .doesNotContain("{m:", "Dialogporten");
    }

    private static String label(FormField field) {
        return field.label().nb();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/personvern/", "/personvern/x", "/tilgjengelighet/..", "/personvernet", "/PERSONVERN"})
    void shouldOpenNothingElse(String path) {
        assertThat(new Browser(base, "").get(path).status()).isIn(401, 404);
        assertThat(new Browser(base, world().identity("14886498226", "idporten-loa-high"))
                        .get("/personvern")
                        .status())
                .isEqualTo(200);
    }
}
