package no.portvakt.minside;

import static no.portvakt.minside.AdapterWorld.world;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eu.europa.esig.dss.enumerations.SignaturePackaging;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a citizen wrote the last time, in the next form of the same service. */
@QuarkusTest
@QuarkusTestResource(AdapterWorld.class)
class EarlierFormsIT {

    private static final String SUBSTANTIAL = "idporten-loa-substantial";
    private static final String LOW = "idporten-loa-low";
    private static final String CITIZEN = "11830148061";
    private static final String ANOTHER = "10865299538";

    @TestHTTPResource("/")
    URI base = URI.create("http://set.by.quarkus");

    private Browser citizen = new Browser(base, "");

    @BeforeEach
    void logIn() {
        citizen = new Browser(base, world().identity(CITIZEN, SUBSTANTIAL));
        world().cards.answerFor(world().http(), CITIZEN);
        Jdbi.create(world().database())
                .useHandle(
                        handle -> handle.execute("update submission set received_at = received_at - interval '2 years'"
                                + " where service = 'byggesak'"));
    }

    private void apply(String property) {
        citizen.get("/api/minside/v1/prefill/byggesak");
        var id = citizen.send(SigningIT.FORM.formatted("Et uthus").replace("12/34", property))
                .json()
                .path("id")
                .asText();
        var paper = citizen.bytes("/signering/" + id + "/dokument.pdf");
        var signed = world().cards.card(CITIZEN).cades(paper, SignaturePackaging.DETACHED);
        assertThat(citizen.upload("/signering/" + id + "/fil", "fil", signed).status())
                .isEqualTo(303);
    }

    private static JsonNode property(Browser browser) {
        return browser.get("/api/minside/v1/prefill/byggesak")
                .json()
                .path("fields")
                .valueStream()
                .filter(field -> field.path("path").asText().equals("property"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldGiveWhatSheWroteLastAndSayWhereItIsFrom() {
        apply("1/2");
        apply("3/4");

        var field = property(citizen);

        assertThat(field.path("value").asText()).isEqualTo("3/4");
        assertThat(field.at("/kilde/id").asText()).isEqualTo("tidligere");
        assertThat(field.path("editable").asBoolean()).isTrue();
        assertThat(citizen.get("/skjema/byggesak").response().body()).contains("den forrige søknaden din", "3/4");
        assertThat(citizen.get("/tilgangslogg").response().body()).contains("fra den forrige søknaden din");
    }

    @Test
    void shouldGiveNothingOfSomebodyElseOfAnUnsignedFormOrOfLongAgo() {
        apply("5/6");
        assertThat(property(new Browser(base, world().identity(ANOTHER, SUBSTANTIAL)))
                        .path("reason")
                        .asText())
                .isEqualTo("not-known");
        assertThat(property(new Browser(base, world().identity(CITIZEN, LOW))).has("value"))
                .isFalse();

        logIn();
        citizen.send(SigningIT.FORM.formatted("Et uthus").replace("12/34", "7/8"));

        assertThat(property(citizen).path("reason").asText()).isEqualTo("not-known");
    }
}
