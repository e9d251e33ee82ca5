package no.portvakt.minside;

import static no.portvakt.minside.AdapterWorld.fagsystemToken;
import static no.portvakt.minside.AdapterWorld.world;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** My cases, a page at a time, narrowed and searched. */
@QuarkusTest
@QuarkusTestResource(AdapterWorld.class)
class CasePagesIT {

    private static final String KARI = "10877200006";
    private static final String OLA = "10865299538";
    private static final String LEVEL_3 = "idporten-loa-substantial";
    private static final String LEVEL_4 = "idporten-loa-high";
    private static final String CASES = "/api/minside/v1/cases";

    @TestHTTPResource
    URI base = URI.create("http://127.0.0.1/");

    @BeforeEach
    void begin() {
        Jdbi.create(world().database()).useHandle(handle -> {
            handle.execute("delete from outbox");
            handle.execute("delete from case_document");
            handle.execute("delete from case_deadline");
            handle.execute("delete from milestone");
            handle.execute("delete from citizen_case");
        });
    }

    private Browser person(String pid, String acr) {
        return new Browser(base, world().identity(pid, acr));
    }

    private Browser kari() {
        return person(KARI, LEVEL_3);
    }

    private List<String> send(int cases) {
        var ids = new ArrayList<String>();
        for (int i = 0; i < cases; i++) {
            ids.add(send("barnehage", Browser.KINDERGARTEN));
        }
        return ids.reversed();
    }

    private String send(String service, String form) {
        var answer = person(KARI, LEVEL_4).send(form);
        assertThat(answer.status()).as(service + " " + answer.response().body()).isEqualTo(201);
        return answer.json().path("id").asText();
    }

    private void tell(String id, String status, int sequence, String title) {
        var answer = new Browser(base, fagsystemToken(world().oppad, "oppad"))
                .post(
                        "/api/fagsystem/v1/events",
                        "application/cloudevents+json",
                        """
                        {"specversion": "1.0", "id": "%s", "source": "urn:fagsystem:oppad", "subject": "%s",
                         "type": "no.portvakt.case.status-changed.v1", "time": "2026-11-22T09:15:00Z",
                         "data": {"status": "%s", "sequence": %d, "title": "%s"}}
                        """.formatted(UUID.randomUUID(), id, status, sequence, title),
                        Map.of());
        assertThat(answer.response().body()).contains("recorded");
    }

    private static List<String> ids(JsonNode page) {
        return page.path("cases").findValuesAsText("id");
    }

    private JsonNode search(String body) {
        var answer = kari().post(CASES + "/search", "application/json", body, Map.of());
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer.json();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 6, 7, 8})
    void shouldShowEachCaseOnceWhateverChangesWhilePagesAreTurned(int limit) {
        var sent = send(7);
        var seen = new ArrayList<String>();
        var page = kari().get(CASES + "?order=received&limit=" + limit).json();
        seen.addAll(ids(page));
        int sequence = 1;
        while (page.has("next")) {
            tell(sent.getLast(), "B", sequence, "Plass");
            tell(sent.getFirst(), "B", sequence, "Plass");
            sequence++;
            page = kari().get(page.path("next").asText()).json();
            seen.addAll(ids(page));
        }

        assertThat(seen).containsExactlyElementsOf(sent);
    }

    @Test
    void shouldBeginWithTheOneThatChangedLast() {
        var sent = send(3);
        tell(sent.getLast(), "B", 1, "Plass");

        assertThat(ids(kari().get(CASES + "?limit=2").json())).containsExactly(sent.getLast(), sent.getFirst());
        assertThat(ids(kari().get(CASES).json())).hasSize(3);
    }

    @Test
    void shouldTakeACursorFromNobodyButHerWhomItWasGivenTo() {
        send(2);
        var next = kari().get(CASES + "?limit=1").json().path("next").asText();

        assertThat(person(OLA, LEVEL_3).get(next).status()).isEqualTo(400);
        assertThat(kari().get(next.substring(0, next.length() - 4) + "AAAA").status())
                .isEqualTo(400);
        assertThat(kari().get(CASES + "?cursor=x").status()).isEqualTo(400);
        assertThat(next).doesNotContain(KARI);
    }

    @ParameterizedTest
    @CsvSource({"limit=0", "limit=201", "limit=-1", "order=sideways", "status=Q", "status=mottatt&status=x"})
    void shouldSayWhatIsWrongWithWhatIsAskedFor(String asked) {
        var answer = kari().get(CASES + "?" + asked);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("fields")).hasSize(1);
    }

    @Test
    void shouldFindByWordsThatStandInWhatIsShown() {
        var sent = send(3);
        tell(sent.get(1), "B", 1, "Plass for Álgu i Bondi");

        assertThat(ids(search("{\"words\": \"álgu  BONDI\"}"))).containsExactly(sent.get(1));
        assertThat(ids(search("{\"words\": \"kindergarten\"}"))).hasSize(3);
        assertThat(ids(search("{\"words\": \"kindergarten bondi\"}"))).containsExactly(sent.get(1));
        assertThat(ids(search("{\"words\": \"%\"}"))).isEmpty();
        assertThat(ids(search("{\"status\": [\"underBehandling\"]}"))).containsExactly(sent.get(1));
        assertThat(ids(search("{\"status\": [\"vedtatt\", \"mottatt\"]}"))).hasSize(2);
        assertThat(ids(search("{\"service\": \"byggesak\"}"))).isEmpty();
    }

    /** What a filter lets by says what a masked case holds. */
    @Test
    void shouldNotLetAFilterTellWhatAMaskedCaseHolds() {
        var id = send("barnehage", """
                {"service": "hjemmehjelp", "values": {"applicant.name": "Ingrid Solbakken",
                 "applicant.address": "Bleikerveien 12, 1387 Asker", "need": "Hjelp til handling"}}
                """);

        var number = person(KARI, LEVEL_4)
                .get(CASES + "/" + id)
                .json()
                .path("caseNumber")
                .asText();
        assertThat(number).isNotEmpty();
        assertThat(ids(search("{\"words\": \"hjemmehjelp\"}"))).containsExactly(id);
        assertThat(ids(search("{\"status\": [\"mottatt\"]}"))).isEmpty();
        assertThat(ids(search("{\"words\": \"" + number + "\"}"))).isEmpty();
    }

    @Test
    void shouldTurnPagesAndSearchOnThePageTooAndPutNoWordIntoAnAddress() {
        var sent = send(21);
        tell(sent.getLast(), "B", 1, "Plass for Álgu");

        var first = kari().get("/saker").response().body();
        var found = kari().post("/saker/sok", "application/x-www-form-urlencoded", "ord=%C3%A1lgu&status=", Map.of());
        var address = found.header("Location");

        assertThat(first)
                .contains("Vis eldre saker", "/saker/" + sent.getLast())
                .doesNotContain(sent.get(19));
        assertThat(found.status()).isEqualTo(303);
        assertThat(address).doesNotContainIgnoringCase("lgu");
        assertThat(kari().get(URI.create(address).getRawPath() + "?"
                                + URI.create(address).getRawQuery())
                        .response()
                        .body())
                .contains("Plass for Álgu", "Vis alle saker")
                .doesNotContain("/saker/" + sent.getFirst());
        assertThat(kari().get("/saker?side=x").status()).isEqualTo(404);
    }
}
