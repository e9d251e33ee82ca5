package no.portvakt.minside;

import static no.portvakt.minside.AdapterWorld.fagsystemToken;
import static no.portvakt.minside.AdapterWorld.world;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(AdapterWorld.class)
class AdapterIT {

    static final String INGRID = "14886498226";
    static final String OLA = "10865299538";
    private static final String LEVEL_3 = "idporten-loa-substantial";
    private static final String LEVEL_4 = "idporten-loa-high";
    private static final String API = "/api/minside/v1/";
    private static final String KINDERGARTEN = """
            {"service": "barnehage", "values": {
              "applicant.name": "Ingrid Solbakken", "applicant.address": "Bleikerveien 12, 1387 Asker",
              "child.name": "Nora Solbakken", "child.birthDate": "2024-03-14",
              "place.from": "2026-12-01", "place.share": "%s"}}
            """;
    private static final String HOME_HELP = """
            {"service": "hjemmehjelp", "values": {
              "applicant.name": "Ingrid Solbakken", "applicant.address": "Bleikerveien 12, 1387 Asker",
              "need": "Hjelp til handling"}}
            """;
    private static final String EVENT = """
            {"specversion": "1.0", "id": "%s", "source": "urn:fagsystem:oppad", "subject": "%s",
             "type": "no.portvakt.case.status-changed.v1", "time": "2026-11-22T09:15:00Z",
             "data": {"status": "%s", "sequence": %d, "caseworker": "A. Hansen",
                      "milestone": {"navn": "Saksbehandling"}, "title": "Plass for Nora"}}
            """;

    @TestHTTPResource
    URI base = URI.create("http://127.0.0.1/");

    @AfterEach
    void recover() {
        world().archive.feel(FakeArchive.Mood.WELL);
    }

    private Browser person(String pid, String acr) {
        return new Browser(base, world().identity(pid, acr));
    }

    private static Browser.Answer submit(Browser browser, String key, String form) {
        return browser.post(API + "submissions", "application/json", form, Map.of("Idempotency-Key", key));
    }

    private String newCase() {
        var answer = submit(person(INGRID, LEVEL_3), UUID.randomUUID().toString(), KINDERGARTEN.formatted("full"));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return answer.json().path("id").asText();
    }

    private JsonNode report(Signer signer, String fagsystem, String event) {
        var answer = new Browser(base, fagsystemToken(signer, fagsystem))
                .post("/api/fagsystem/v1/events", "application/cloudevents+json", event, Map.of());
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer.json().path("results").get(0);
    }

    private JsonNode caseOf(String pid, String acr, String id) {
        return person(pid, acr).get(API + "cases/" + id).json();
    }

    @Test
    void shouldFillInTheFormAndSayWhereFromWhenOneSourceFails() {
        var answer = person(INGRID, LEVEL_3).get(API + "prefill/barnehage");

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        var fields = answer.json().path("fields");
        var name = fields.get(0);
        assertThat(name.path("state").asText()).isEqualTo("filled");
        assertThat(name.path("value").asText()).isEqualTo("Ingrid Solbakken");
        assertThat(name.path("kilde").path("id").asText()).isEqualTo("folkeregister");
        assertThat(fields.get(1).path("value").asText()).isEqualTo("Bleikerveien 12, 1387 Asker");
        var mobile = fields.get(2);
        assertThat(mobile.path("path").asText()).isEqualTo("contact.mobile");
        assertThat(mobile.path("state").asText()).isEqualTo("absent");
        assertThat(mobile.path("reason").asText()).isEqualTo("source-failed");
        assertThat(mobile.has("value")).isFalse();
        var log = person(INGRID, LEVEL_3).get(API + "access-log").json().path("entries");
        assertThat(log.toString()).contains("Folkeregisteret", "Oppad", "Kontakt- og reservasjonsregisteret");
    }

    @Test
    void shouldGiveTheArchivesNumberWhenAFormIsSent() {
        var id = newCase();

        var filed = world().archive.cases(id);
        assertThat(filed).hasSize(1);
        assertThat(caseOf(INGRID, LEVEL_3, id).path("caseNumber").asText())
                .isEqualTo("2026/" + filed.getFirst().getSaSeknr());
        assertThat(world().archive.journalposts(id)).hasSize(1);
        assertThat(world().archive.correlations()).contains("test-correlation-1");
    }

    @Test
    void shouldMakeOneCaseWhenTheSameFormIsSentManyTimesAtOnce() throws Exception {
        var key = UUID.randomUUID().toString();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = executor.invokeAll(IntStream.range(0, 8)
                    .<java.util.concurrent.Callable<Browser.Answer>>mapToObj(
                            n -> () -> submit(person(INGRID, LEVEL_3), key, KINDERGARTEN.formatted("full")))
                    .toList());
            var ids = answers.stream()
                    .map(answer -> answer.resultNow().json().path("id").asText())
                    .distinct()
                    .toList();

            assertThat(ids).hasSize(1).doesNotContain("");
            await().untilAsserted(() ->
                    assertThat(world().archive.cases(ids.getFirst())).hasSize(1));
        }
        assertThat(submit(person(INGRID, LEVEL_3), key, KINDERGARTEN.formatted("half"))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void shouldLoseAndDoubleNothingWhenTheArchiveBreaksHalfWay() {
        world().archive.feel(FakeArchive.Mood.BREAKS_AFTER_PUT);
        var answer = submit(person(INGRID, LEVEL_3), UUID.randomUUID().toString(), KINDERGARTEN.formatted("full"));
        var id = answer.json().path("id").asText();
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().has("caseNumber")).isFalse();

        world().archive.feel(FakeArchive.Mood.WELL);

        await().untilAsserted(() -> assertThat(
                        caseOf(INGRID, LEVEL_3, id).path("caseNumber").asText())
                .startsWith("2026/"));
        assertThat(world().archive.cases(id)).hasSize(1);
        assertThat(world().archive.journalposts(id)).hasSize(1);
    }

    @Test
    void shouldMoveTheCaseOnceWhenAnEventComesTwiceAndNotBackWhenOneComesLate() {
        var id = newCase();
        var second = EVENT.formatted("e2-" + id, id, "B", 2);

        assertThat(report(world().oppad, "oppad", second).path("outcome").asText())
                .isEqualTo("recorded");
        assertThat(report(world().oppad, "oppad", second).path("outcome").asText())
                .isEqualTo("duplicate");
        assertThat(report(world().oppad, "oppad", EVENT.formatted("e1-" + id, id, "R", 1))
                        .path("outcome")
                        .asText())
                .isEqualTo("late");
        assertThat(report(world().oppad, "oppad", EVENT.formatted("e3-" + id, id, "B", 2))
                        .path("reason")
                        .asText())
                .isEqualTo("sequence-taken");

        var shown = caseOf(INGRID, LEVEL_3, id);
        assertThat(shown.path("status").asText()).isEqualTo("underBehandling");
        assertThat(shown.path("rawStatus").asText()).isEqualTo("B");
        assertThat(shown.path("timeline")).hasSize(3);
        assertThat(shown.toString()).contains("Plass for Nora").doesNotContain("Hansen");
    }

    @Test
    void shouldSetEventsAsideWhenTheyAreNotTheSendersToSend() {
        var id = newCase();

        assertThat(report(world().gerica, "gerica", EVENT.formatted("x-" + id, id, "B", 1))
                        .path("reason")
                        .asText())
                .isEqualTo("not-your-case");
        var nobody = UUID.randomUUID().toString();
        assertThat(report(world().oppad, "oppad", EVENT.formatted("y-" + id, nobody, "B", 1))
                        .path("reason")
                        .asText())
                .isEqualTo("unknown-case");
        assertThat(report(world().oppad, "oppad", EVENT.formatted("z-" + id, id, "Q", 1))
                        .path("reason")
                        .asText())
                .isEqualTo("invalid-data");
    }

    @Test
    void shouldNotFindTheCaseWhenItIsAnotherPersons() {
        var id = newCase();

        var answer = person(OLA, LEVEL_4).get(API + "cases/" + id);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().path("reason").asText()).isEqualTo("not-found");
        assertThat(person(OLA, LEVEL_4).get(API + "cases").response().body()).doesNotContain(id);
        assertThat(person(OLA, LEVEL_4).get(API + "submissions/" + id).status()).isEqualTo(404);
    }

    @Test
    void shouldMaskTheCaseWhenTheSessionIsTooLow() {
        var sent = submit(person(INGRID, LEVEL_4), UUID.randomUUID().toString(), HOME_HELP);
        var id = sent.json().path("id").asText();

        var masked = caseOf(INGRID, LEVEL_3, id);

        assertThat(masked.path("masked").asBoolean()).isTrue();
        assertThat(masked.path("opensAt").asInt()).isEqualTo(4);
        assertThat(masked.path("acr").asText()).isEqualTo(LEVEL_4);
        assertThat(List.of("status", "rawStatus", "caseNumber", "timeline", "subject"))
                .noneMatch(masked::has);
        assertThat(caseOf(INGRID, LEVEL_4, id).path("status").asText()).isEqualTo("mottatt");
    }

    @Test
    void shouldTellTheSenderAllThatIsWrongWithOneEventAndTakeTheNext() {
        var id = newCase();
        var sound = EVENT.formatted(UUID.randomUUID(), id, "B", 1);
        var unsound = EVENT.formatted(UUID.randomUUID(), id, "Q", 0);
        var nameless = "{\"specversion\": \"1.0\", \"id\": \"01417012345\"}";
        var oppad = new Browser(base, fagsystemToken(world().oppad, "oppad"));

        var answer = oppad.post(
                "/api/fagsystem/v1/events",
                "application/cloudevents-batch+json",
                "[" + String.join(",", nameless, unsound, sound) + "]",
                Map.of());
        var alone = oppad.post("/api/fagsystem/v1/events", "application/cloudevents+json", nameless, Map.of());

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        var results = answer.json().path("results");
        assertThat(results.findValuesAsText("outcome")).containsExactly("refused", "set-aside", "recorded");
        assertThat(results.get(0).path("problems").findValuesAsText("path"))
                .containsExactlyInAnyOrder("/source", "/type", "/id");
        assertThat(results.get(1).path("problems").findValuesAsText("path"))
                .containsExactlyInAnyOrder("/data/status", "/data/sequence");
        assertThat(alone.status()).isEqualTo(400);
        assertThat(alone.json().path("fields").findValuesAsText("path")).hasSize(3);
        assertThat(answer.response().body() + alone.response().body()).doesNotContain("01417012345");
    }

    @Test
    void shouldGiveSuppliersTheContractWithoutAskingWhoTheyAre() {
        var contract = "/api/fagsystem/v1/contract/";
        var anybody = new Browser(base, "");

        assertThat(anybody.get(contract + "asyncapi.yaml").response().body()).startsWith("asyncapi: 3.0.0");
        assertThat(anybody.get(contract + "events-v1.schema.json").json().path("$defs"))
                .isNotEmpty();
        assertThat(anybody.get(contract + "samples/several.json").status()).isEqualTo(200);
        assertThat(anybody.get(contract + "../../../q/health").status()).isNotEqualTo(200);
        assertThat(anybody.get(contract + "application.properties").status()).isEqualTo(404);
    }

    @Test
    void shouldGivePortalsTheApiWithoutAskingWhoTheyAre() {
        var document = new Browser(base, "").get(API + "openapi.yaml");

        assertThat(document.status()).isEqualTo(200);
        assertThat(document.response().body()).startsWith("openapi: 3.1.0");
    }

    @Test
    void shouldNameTheLevelWhenSendingNeedsMore() {
        var answer = submit(person(INGRID, LEVEL_3), UUID.randomUUID().toString(), HOME_HELP);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate"))
                .contains("insufficient_user_authentication", "acr_values=\"idporten-loa-high\"");
        assertThat(answer.json().path("requiredLevel").asInt()).isEqualTo(4);
    }

    @Test
    void shouldRefuseWhenNobodyOrSomebodyUnknownCalls() {
        assertThat(new Browser(base, "").get(API + "cases").status()).isEqualTo(401);
        assertThat(new Browser(base, "opaque").get(API + "cases").status()).isEqualTo(401);
        assertThat(person(INGRID, "Level4").get(API + "cases").status()).isEqualTo(401);
        assertThat(person("12345678901", LEVEL_4).get(API + "cases").status()).isEqualTo(401);
        assertThat(new Browser(base, fagsystemToken(world().gerica, "oppad"))
                        .post("/api/fagsystem/v1/events", "application/cloudevents+json", "{}", Map.of())
                        .status())
                .isEqualTo(401);
    }

    @Test
    void shouldShowTheCasesToAPortalOnceAndWriteItDown() {
        var id = newCase();
        var assertion = world().assertion(INGRID, LEVEL_3, UUID.randomUUID().toString());

        var bought = buy(assertion);
        var portal = new Browser(base, bought.json().path("access_token").asText());

        assertThat(portal.get(API + "cases").response().body()).contains(id);
        assertThat(buy(assertion).status()).as("an assertion counts once").isEqualTo(400);
        assertThat(person(INGRID, LEVEL_3).get(API + "access-log").response().body())
                .contains("Portalen viste deg sakene dine", "\"norge\"");
    }

    private Browser.Answer buy(String assertion) {
        return new Browser(base, "")
                .post(
                        API + "token",
                        "application/x-www-form-urlencoded",
                        "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=" + assertion,
                        Map.of());
    }

    @Test
    void shouldSayComeBackLaterWhenTheDatabaseIsAway() {
        world().databaseIsAway(true);
        try {
            var answer = person(INGRID, LEVEL_3).get(API + "cases");

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isNotEmpty();
            assertThat(answer.json().path("reason").asText()).isEqualTo("unavailable");
        } finally {
            world().databaseIsAway(false);
        }
        assertThat(person(INGRID, LEVEL_3).get(API + "cases").status()).isEqualTo(200);
    }

    @Test
    void shouldHoldNobodysNumberInClearWhenAllOfThisWasDone() {
        newCase();
        person(INGRID, LEVEL_3).get(API + "prefill/barnehage");
        assertThat(person(INGRID, LEVEL_3)
                        .send(SigningIT.FORM.formatted("Et uthus"))
                        .status())
                .isEqualTo(202);
        buy(world().assertion(INGRID, LEVEL_3, UUID.randomUUID().toString()));

        var jdbi = Jdbi.create(world().database());
        var columns = jdbi.withHandle(
                handle -> handle.createQuery("""
                        select table_name || '.' || column_name from information_schema.columns
                        where table_schema = 'public'
                        """).mapTo(String.class).list());
        assertThat(columns).hasSizeGreaterThan(30);
        for (var column : columns) {
            var table = column.substring(0, column.indexOf('.'));
            var values = jdbi.withHandle(handle -> handle.createQuery(
                            "select " + column + "::text from " + table + " where " + column + " is not null")
                    .mapTo(String.class)
                    .list());
            assertThat(values)
                    .as(column)
                    .noneMatch(
                            value -> value.contains(INGRID) || value.contains("Solbakken") || value.contains("Hansen"));
        }
        assertThat(StreamSupport.stream(world().http().getAllServeEvents().spliterator(), false)
                        .map(event -> event.getRequest().getUrl()))
                .noneMatch(url -> url.contains(INGRID));
    }
}
