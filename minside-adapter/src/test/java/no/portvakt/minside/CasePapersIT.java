package no.portvakt.minside;

import static no.portvakt.minside.AdapterWorld.fagsystemToken;
import static no.portvakt.minside.AdapterWorld.world;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.arkivverket.noark4ws.types.DokumentType;
import no.arkivverket.noark4ws.types.EksternNokkelType;
import no.arkivverket.noark4ws.types.FilType;
import no.arkivverket.noark4ws.types.JournpostType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Deadlines and documents of a case: said by a fagsystem in any order, shown to her alone, fetched as she opens them. */
@QuarkusTest
@QuarkusTestResource(AdapterWorld.class)
class CasePapersIT {

    private static final String INGRID = "14886498226";
    private static final String OLA = "10865299538";
    private static final String LEVEL_3 = "idporten-loa-substantial";
    private static final String API = "/api/minside/v1/";

    @TestHTTPResource
    URI base = URI.create("http://127.0.0.1/");

    @AfterEach
    void recover() {
        world().archive.feel(FakeArchive.Mood.WELL);
    }

    private Browser person(String pid) {
        return new Browser(base, world().identity(pid, LEVEL_3));
    }

    private String newCase() {
        return person(INGRID).apply();
    }

    private void tell(String id, int sequence, String said) {
        var answer = new Browser(base, fagsystemToken(world().oppad, "oppad"))
                .post(
                        "/api/fagsystem/v1/events",
                        "application/cloudevents+json",
                        """
            {"specversion": "1.0", "id": "%s", "source": "urn:fagsystem:oppad", "subject": "%s",
             "type": "no.portvakt.case.status-changed.v1", "time": "2026-11-22T09:15:00Z",
             "data": {"status": "B", "sequence": %d, %s}}
            """.formatted(UUID.randomUUID(), id, sequence, said),
                        Map.of());
        assertThat(answer.json().at("/results/0/outcome").asText())
                .as(answer.response().body())
                .isIn("recorded", "late");
    }

    private JsonNode shown(String id) {
        return person(INGRID).get(API + "cases/" + id).json();
    }

    /** The letter is in the archive, on the case that is named, and the fagsystem has told of it. */
    private String letter(String id, String onCase) {
        var key = "brev-" + UUID.randomUUID();
        var file = new FilType();
        file.setBase64("Du har fått plass.".getBytes(StandardCharsets.UTF_8));
        var document = new DokumentType();
        document.setFil(file);
        var made = new JournpostType();
        made.setJpNdoktype("U");
        made.setJpInnhold("Vedtak");
        made.setJpEksternNokkel(key("oppad", key));
        made.setJpSaEksternNokkel(key("portvakt", onCase));
        made.getDokument().add(document);
        world().archive.hold(made);
        tell(id, 1, """
            "documents": [{"id": "vedtak", "title": "Vedtak om plass", "date": "2026-11-22",
                           "archive": {"system": "oppad", "key": "%s"}}]
            """.formatted(key));
        return shown(id).at("/documents/0/content").asText();
    }

    private static EksternNokkelType key(String system, String key) {
        var made = new EksternNokkelType();
        made.setEksternSystem(system);
        made.setNokkel(key);
        return made;
    }

    @Test
    void shouldGiveTheLetterToHerAndWriteThatItWasFetched() {
        var id = newCase();

        var content = letter(id, id);
        var answer = person(INGRID).get(content);

        assertThat(shown(id).at("/documents/0/title").asText()).isEqualTo("Vedtak om plass");
        assertThat(shown(id).at("/documents/0/date").asText()).isEqualTo("2026-11-22");
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        assertThat(answer.response().body()).isEqualTo("Du har fått plass.");
        assertThat(answer.header("Content-Type")).isEqualTo("text/plain; charset=utf-8");
        assertThat(answer.header("Content-Disposition")).isEqualTo("attachment; filename=\"dokument.txt\"");
        assertThat(answer.header("Content-Security-Policy")).contains("sandbox");
        assertThat(person(INGRID).get(API + "access-log").response().body())
                .contains("Vi hentet et dokument fra arkivet")
                .doesNotContain("Vedtak om plass");
    }

    @Test
    void shouldShowItOnThePageOfTheCase() {
        var id = newCase();
        var content = letter(id, id);
        tell(id, 2, "\"deadlines\": [{\"kind\": \"klagefrist\", \"date\": \"2026-12-13\"}]");
        var document = content.substring(content.lastIndexOf('/') + 1);

        var page = person(INGRID).get("/saker/" + id);
        var letter = person(INGRID).get("/saker/" + id + "/dokument/" + document);

        assertThat(page.response().body())
                .contains("Vedtak om plass", "Klagefrist", "13. desember 2026", "/dokument/" + document);
        assertThat(letter.response().body()).isEqualTo("Du har fått plass.");
    }

    @Test
    void shouldGiveItToNobodyElse() {
        var id = newCase();
        var content = letter(id, id);
        var hers = newCase();

        assertThat(person(OLA).get(content).status()).isEqualTo(404);
        assertThat(person(INGRID).get(content.replace(id, hers)).status())
                .as("on another case of hers")
                .isEqualTo(404);
        assertThat(person(INGRID).get(content + "0").status()).isEqualTo(404);
        assertThat(new Browser(base, "").get(content).status()).isEqualTo(401);
    }

    @Test
    void shouldNotGiveALetterThatStandsOnAnotherCase() {
        var id = newCase();

        var content = letter(id, newCase());

        assertThat(person(INGRID).get(content).status()).isEqualTo(404);
    }

    @Test
    void shouldSaySoWhenTheArchiveIsAway() {
        var id = newCase();
        var content = letter(id, id);
        world().archive.feel(FakeArchive.Mood.DOWN);

        var answer = person(INGRID).get(content);

        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.json().path("reason").asText()).isEqualTo("upstream-unavailable");
    }

    @Test
    void shouldKeepWhatTheHighestSequenceSaidWhateverOrderItCameIn() {
        for (var order : List.of(List.of(1, 2, 3), List.of(3, 1, 2), List.of(2, 3, 1), List.of(3, 2, 1))) {
            var id = newCase();
            order.forEach(sequence -> tell(id, sequence, said(sequence)));

            var case_ = shown(id);

            assertThat(case_.path("deadlines").findValuesAsText("kind")).containsExactly("klagefrist");
            assertThat(case_.at("/deadlines/0/date").asText()).isEqualTo("2026-12-13");
            assertThat(case_.path("documents").findValuesAsText("title")).containsExactly("Foreløpig svar, rettet");
        }
    }

    /** What comes last lifts one deadline, moves another, corrects one document and withdraws the other. */
    private static String said(int sequence) {
        return switch (sequence) {
            case 1 -> """
                "deadlines": [{"kind": "svarfrist", "date": "2026-12-01"}, {"kind": "klagefrist", "date": "2026-12-11"}],
                "documents": [{"id": "a", "title": "Foreløpig svar", "archive": {"system": "oppad", "key": "a"}},
                              {"id": "b", "title": "Feil brev", "archive": {"system": "oppad", "key": "b"}}]
                """;
            case 2 -> """
                "deadlines": [{"kind": "klagefrist", "date": "2026-12-13"}], "documents": [{"id": "b", "withdrawn": true}]
                """;
            default -> """
                "deadlines": [{"kind": "svarfrist", "date": null}],
                "documents": [{"id": "a", "title": "Foreløpig svar, rettet", "archive": {"system": "oppad", "key": "a"}}]
                """;
        };
    }

    @Test
    void shouldLeaveTheDocumentsMaskedWithTheCase() {
        var id = newCase();
        var content = letter(id, id);
        tell(id, 2, "\"level\": 4");

        var answer = person(INGRID).get(content);

        assertThat(shown(id).has("documents")).isFalse();
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().path("requiredLevel").asInt()).isEqualTo(4);
    }
}
