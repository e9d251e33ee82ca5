package no.portvakt.gateway.console.api;

import static no.portvakt.gateway.console.api.OfficersClient.AUDITOR;
import static no.portvakt.gateway.console.api.OfficersClient.KARI;
import static no.portvakt.gateway.console.api.OfficersClient.OLA;
import static no.portvakt.gateway.console.api.OfficersClient.OWNER;
import static no.portvakt.gateway.console.api.OfficersClient.SECURITY_OFFICER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import no.portvakt.gateway.console.api.OfficersClient.Answer;
import no.portvakt.trust.audit.AuditVerdict;
import no.portvakt.trust.audit.AuditVerification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(ConsoleWorld.class)
class ConsoleApiIT {

    @TestHTTPResource("/api/console/v1/")
    URI base = URI.create("http://127.0.0.1/");

    @BeforeEach
    void waitForTheDatabase() {
        await().atMost(Duration.ofSeconds(40))
                .until(() -> get(KARI, "documents").status() == 200);
    }

    @Test
    void shouldTakeALoweringThroughSimulationProposalAndApproval() {
        var yaml = activeText("byggesak.yaml").replaceFirst("level: 3", "level: 2");
        var draft = post(KARI, "documents/byggesak.yaml/versions", Map.of("yaml", yaml, "note", "self-service"));
        assertThat(draft.status()).isEqualTo(200);
        var version = "versions/" + draft.text("id");

        assertThat(get(KARI, version + "/diff").body().path("effects")).isNotEmpty();
        var tooSoon = post(KARI, version + "/proposal", Map.of("reason", "because"));
        assertThat(tooSoon.status()).isEqualTo(409);
        assertThat(tooSoon.text("why")).isEqualTo("simulation-first");

        var simulation = post(KARI, version + "/simulations", Map.of("days", 7));
        assertThat(simulation.status()).isEqualTo(200);
        var proposed =
                post(KARI, version + "/proposal", Map.of("reason", "because", "simulation", simulation.text("id")));
        assertThat(proposed.text("stage")).isEqualTo("proposed");

        var alone = post(KARI, version + "/approval", Map.of("reason", "me too"));
        assertThat(alone.status()).isEqualTo(403);
        assertThat(alone.text("why")).isEqualTo("same-person");
        assertThat(alone.text("detail")).contains("godkjenne").doesNotContain("kommunen");
        assertThat(get(OLA, "proposals?waiting=true").body()).hasSize(1);
        assertThat(post(OLA, version + "/approval", Map.of("reason", "agreed")).text("stage"))
                .isEqualTo("active");
        assertThat(activeText("byggesak.yaml")).isEqualTo(yaml);

        var words = get(AUDITOR, "audit?words=profile.approved").body();
        assertThat(words)
                .filteredOn(record -> record.path("on").asText().equals("byggesak.yaml"))
                .extracting(record -> record.path("who").asText() + " "
                        + record.path("outcome").asText())
                .containsExactly("ola done", "kari refused");
        assertThat(AuditVerification.verify(ConsoleWorld.auditLog())).isInstanceOf(AuditVerdict.Intact.class);
    }

    @Test
    void shouldApproveSeveralAsOneStepOrNone() {
        var one = proposedLowering("sfo.yaml");
        var another = proposedLowering("kulturskole.yaml");

        var withOneThatIsNotThere =
                post(OLA, "approvals", Map.of("versions", List.of(one, 999_999), "reason", "agreed"));
        assertThat(withOneThatIsNotThere.status()).isEqualTo(404);
        assertThat(withOneThatIsNotThere.text("field")).isEqualTo("versions/999999");
        assertThat(get(OLA, "versions/" + one).text("stage")).isEqualTo("proposed");
        var alone = post(KARI, "approvals", Map.of("versions", List.of(one, another), "reason", "me too"));
        assertThat(alone.text("why")).isEqualTo("same-person");

        var together = post(OLA, "approvals", Map.of("versions", List.of(one, another), "reason", "agreed"));

        assertThat(together.status()).isEqualTo(200);
        assertThat(together.body())
                .extracting(version -> version.path("stage").asText())
                .containsExactly("active", "active");
        assertThat(post(OLA, "approvals", Map.of("versions", List.of(one), "reason", "again"))
                        .text("why"))
                .isEqualTo("overtaken");
    }

    private int proposedLowering(String document) {
        var yaml = activeText(document).replaceFirst("level: 3", "level: 2");
        var draft = post(KARI, "documents/" + document + "/versions", Map.of("yaml", yaml, "note", "x"))
                .text("id");
        var simulation = post(KARI, "versions/" + draft + "/simulations", Map.of("days", 7));
        assertThat(simulation.body().path("report").has("leftOpen")).isTrue();
        var proposed = post(
                KARI,
                "versions/" + draft + "/proposal",
                Map.of("reason", "because", "simulation", simulation.text("id")));
        assertThat(proposed.text("stage")).isEqualTo("proposed");
        return Integer.parseInt(draft);
    }

    @Test
    void shouldShowAnOwnerOnlyHerOwn() {
        var seen = StreamSupport.stream(get(OWNER, "documents").body().spliterator(), false)
                .map(document -> document.path("document").asText())
                .toList();

        assertThat(seen).containsExactly("barnehage.yaml");
        assertThat(get(OWNER, "documents/byggesak.yaml/versions").status()).isEqualTo(404);
        assertThat(post(OWNER, "documents/byggesak.yaml/versions", Map.of("yaml", "service: {}", "note", "x"))
                        .status())
                .isEqualTo(403);
        assertThat(get(OWNER, "audit").status()).isEqualTo(403);
    }

    @Test
    void shouldLetAnAuditorReadAndChangeNothing() {
        assertThat(get(AUDITOR, "audit").status()).isEqualTo(200);
        assertThat(post(AUDITOR, "emergencies", Map.of("service", "*", "level", 4, "reason", "because"))
                        .status())
                .isEqualTo(403);
        assertThat(get(AUDITOR, "me").body().path("may"))
                .extracting(JsonNode::asText)
                .doesNotContain("draft", "propose", "approve", "raise-emergency");
    }

    @Test
    void shouldRaiseEverythingWithOneActionAndEndItWithTwo() {
        var raised = post(KARI, "emergencies", Map.of("service", "*", "level", 4, "reason", "stolen codes"));
        assertThat(raised.status()).isEqualTo(200);
        var emergency = "emergencies/" + raised.text("id");

        assertThat(post(KARI, emergency + "/end", Map.of("reason", "over")).status())
                .isEqualTo(200);
        assertThat(post(KARI, emergency + "/end/approval", Map.of("reason", "over"))
                        .status())
                .isEqualTo(403);
        assertThat(post(OLA, emergency + "/end/approval", Map.of("reason", "over"))
                        .status())
                .isEqualTo(200);
        assertThat(get(OLA, "emergencies").body()).isEmpty();
    }

    @Test
    void shouldSayWhatIsWrongWithADraftWhenItIsProposed() {
        var draft = post(
                KARI,
                "documents/barnehage.yaml/versions",
                Map.of("yaml", "service:\n  id: barnehage\n  tittel: x\n", "note", "x"));

        var proposed = post(KARI, "versions/" + draft.text("id") + "/proposal", Map.of("reason", "because"));

        assertThat(proposed.status()).isEqualTo(400);
        assertThat(proposed.body().path("problems")).isNotEmpty();
        assertThat(proposed.text("correlationId")).isNotBlank();
    }

    @Test
    void shouldImportWhatItExportedWithoutLoss() {
        var exported = get(KARI, "documents/export").body().path("documents");
        var texts = StreamSupport.stream(exported.spliterator(), false)
                .map(text -> Map.of(
                        "name",
                        text.path("name").asText(),
                        "yaml",
                        text.path("yaml").asText()))
                .toList();
        assertThat(texts).hasSizeGreaterThan(30);

        var same = post(KARI, "documents/import", Map.of("documents", texts, "note", "from git"));
        assertThat(same.status()).isEqualTo(200);
        assertThat(same.body()).isEmpty();
        var fewer = texts.stream()
                .filter(text -> !"apningstider.yaml".equals(text.get("name")))
                .toList();
        assertThat(post(KARI, "documents/import", Map.of("documents", fewer, "note", "from git"))
                        .body())
                .hasSize(1);
    }

    @Test
    void shouldPrintAnAssessmentForTheArchive() {
        var assessment = get(KARI, "services/hjemmehjelp/assessment");

        assertThat(assessment.status()).isEqualTo(200);
        assertThat(assessment.body().path("recommended").asInt()).isEqualTo(4);
        assertThat(get(OWNER, "services/hjemmehjelp/assessment").status()).isEqualTo(404);
    }

    @Test
    void shouldNotKnowAnybodyWithoutAGenuineToken() {
        assertThat(get("", "me").status()).isEqualTo(401);
        assertThat(get(ConsoleWorld.tokenOfAnotherKey("kari", SECURITY_OFFICER), "me")
                        .status())
                .isEqualTo(401);
        assertThat(get(ConsoleWorld.tokenForAnother("kari", SECURITY_OFFICER), "me")
                        .status())
                .isEqualTo(401);
        assertThat(get(ConsoleWorld.token("guest", List.of("admin")), "me").status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"versions/99999", "versions/x", "documents/..%2Fx.yaml/versions", "nowhere"})
    void shouldAnswerWithAProblemDocumentWhenThereIsNothing(String path) {
        var answer = get(KARI, path);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text("type")).isEqualTo("urn:portvakt:reason:not-found");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "versions/99999 | nb | 404 | Finnes ikke",
                "nowhere | nn | 404 | Finst ikkje",
                "/versions/99999 | en | 404 | Not found",
                "audit?most=x | en | 404 | Not found",
                "decisions | nb | 400 | Det som ble sendt, kan ikke brukes"
            })
    void shouldAnswerABrowserWithAPageInItsLanguage(String path, String language, int status, String title) {
        var answer = new OfficersClient(base).browse(KARI, path, language);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(answer.body()).contains("<html lang=\"" + language + "\"").contains(title + "</h1>");
    }

    @Test
    void shouldTellABrowserWhyItIsNotLetInWithoutSayingWhatThereIs() {
        var stranger = new OfficersClient(base).browse("", "/", "nb");
        var guest = new OfficersClient(base)
                .browse(ConsoleWorld.token("guest", List.of("admin")), "/services/barnehage", "nb");

        assertThat(stranger.statusCode()).isEqualTo(401);
        assertThat(stranger.body()).contains("Du må logge inn</h1>").doesNotContain("/emergency");
        assertThat(guest.statusCode()).isEqualTo(403);
        assertThat(guest.body()).contains("Ikke for din rolle</h1>").doesNotContain("Kommunen");
    }

    private String activeText(String document) {
        return StreamSupport.stream(get(KARI, "documents").body().spliterator(), false)
                .filter(found -> found.path("document").asText().equals(document))
                .map(found -> found.path("yaml").asText())
                .findFirst()
                .orElseThrow();
    }

    private Answer get(String token, String path) {
        return new OfficersClient(base).get(token, path);
    }

    private Answer post(String token, String path, Map<String, ?> body) {
        return new OfficersClient(base).post(token, path, body);
    }
}
