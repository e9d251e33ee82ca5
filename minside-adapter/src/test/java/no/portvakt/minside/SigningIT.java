package no.portvakt.minside;

import static no.portvakt.minside.AdapterWorld.world;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.europa.esig.dss.enumerations.SignaturePackaging;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.portvakt.minside.submission.Signings;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A form that must be signed: from what was filled in to the archive, with a signing service and with a file. */
@QuarkusTest
@QuarkusTestResource(AdapterWorld.class)
class SigningIT {

    private static final String SUBSTANTIAL = "idporten-loa-substantial";
    private static final String LOW = "idporten-loa-low";
    private static final String CITIZEN = "14886498226";
    private static final String ANOTHER = "10865299538";
    private static final String NOBODY_SAYS = "10877200006";
    static final String FORM = """
            {"service": "byggesak", "values": {
              "applicant.name": "Ingrid Solbakken", "applicant.address": "Bleikerveien 12, 1387 Asker",
              "property": "12/34", "measure": "%s"}}
            """;

    @TestHTTPResource("/")
    URI base = URI.create("http://set.by.quarkus");

    @Inject
    Optional<Signings> signings;

    private Browser citizen = new Browser(base, "");
    private Browser another = new Browser(base, "");

    @BeforeEach
    void logIn() {
        citizen = new Browser(base, world().identity(CITIZEN, SUBSTANTIAL));
        another = new Browser(base, world().identity(ANOTHER, SUBSTANTIAL));
        world().cards.answerFor(world().http(), CITIZEN);
        world().cards.answerFor(world().http(), ANOTHER);
        citizen.get("/api/minside/v1/prefill/byggesak");
    }

    @AfterEach
    void mend() {
        world().signing.goDown(false);
        world().signing.leadTo("https://signering.example.no/signer/");
    }

    private String apply() {
        return citizen.send(FORM.formatted("Et uthus på 15 m²"))
                .json()
                .path("id")
                .asText();
    }

    private static String pageOf(String id) {
        return "/signering/" + id;
    }

    /** The task that belongs to this form. */
    private static String taskOf(String id) {
        return Jdbi.create(world().database())
                .withHandle(handle -> handle.createQuery("select task from unsigned_form where id = :id")
                        .bind("id", UUID.fromString(id))
                        .mapTo(String.class)
                        .one());
    }

    private static byte[] signedBy(String number, String task) {
        return world().cards.card(number).pades(world().signing.task(task).paper());
    }

    private boolean isSent(String id) {
        return citizen.get("/api/minside/v1/submissions/" + id).status() == 200;
    }

    private void expectWaiting(String id, String trouble) {
        var page = citizen.get(pageOf(id));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.response().body()).contains(trouble);
        assertThat(isSent(id)).isFalse();
        assertThat(world().archive.cases(id)).isEmpty();
    }

    @Test
    void shouldSendTheFormWhenTheSigningServiceHasHerSignature() throws IOException {
        var answer = citizen.send(FORM.formatted("Et uthus"));
        var id = answer.json().path("id").asText();
        var task = taskOf(id);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().at("/links/page").asText()).isEqualTo("https://minside.localhost:8443" + pageOf(id));
        assertThat(citizen.get("/").response().body()).contains("Venter på deg (", pageOf(id));
        expectWaiting(id, "https://signering.example.no/signer/" + task);
        assertThat(world().signing.task(task).signer()).isEqualTo(CITIZEN);
        assertThat(world().signing.task(task).asked().path("tilbake").asText())
                .isEqualTo("https://minside.localhost:8443" + pageOf(id));
        assertThat(textOf(world().signing.task(task).paper()))
                .contains("Søknad i byggesak", "Ingrid Solbakken", "Et uthus", "Hentet fra", CITIZEN, id);

        world().signing.settle(task, "signert", signedBy(CITIZEN, task));
        var back = citizen.get(pageOf(id));

        assertThat(back.status()).isEqualTo(303);
        assertThat(URI.create(back.header("Location")).getPath()).isEqualTo("/kvittering/" + id);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !world().archive.journalposts(id).isEmpty());
        assertThat(world().archive.cases(id)).hasSize(1);
        assertThat(world().archive.journalposts(id).getFirst().getDokument())
                .singleElement()
                .satisfies(document -> {
                    assertThat(document.getVeDokformat()).isEqualTo("RA-PDF");
                    assertThat(document.getFil().getBase64())
                            .isEqualTo(world().signing.task(task).signed().bytes());
                });
        assertThat(citizen.get("/").response().body()).doesNotContain(pageOf(id));
        assertThat(citizen.get("/tilgangslogg").response().body())
                .contains("Signeringstjenesten fikk skjemaet ditt", "Vi spurte utstederen av sertifikatet");
    }

    @Test
    void shouldSendTheFormByItselfWhenSheNeverComesBack() {
        var id = apply();
        var task = taskOf(id);

        world().signing.settle(task, "signert", signedBy(CITIZEN, task));
        makeDue(id);

        await().atMost(Duration.ofSeconds(30)).until(() -> isSent(id));
    }

    private static void makeDue(String id) {
        Jdbi.create(world().database())
                .useHandle(handle -> handle.execute(
                        "update unsigned_form set look_at = now() - interval '1 minute' where id = ?",
                        UUID.fromString(id)));
    }

    @Test
    void shouldMakeOneCaseWhenTheSignatureIsFoundAndSentAtTheSameTime() throws Exception {
        var id = apply();
        var task = taskOf(id);
        var signed = signedBy(CITIZEN, task);
        world().signing.settle(task, "signert", signed);

        try (var both = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = new java.util.ArrayList<java.util.concurrent.Callable<Integer>>();
            for (int i = 0; i < 4; i++) {
                calls.add(() -> citizen.get(pageOf(id)).status());
                calls.add(() -> send(id, signed).status());
            }
            for (var call : both.invokeAll(calls)) {
                assertThat(call.get()).isEqualTo(303);
            }
        }

        assertThat(isSent(id)).isTrue();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !world().archive.cases(id).isEmpty());
        assertThat(world().archive.cases(id)).hasSize(1);
        assertThat(citizen.get("/kvittering/" + id).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "avvist  | Du valgte å ikke signere",
                "utloept | ble ikke ferdig i tide",
                "feilet  | ble ikke ferdig i tide",
                "hva?    | svarer ikke nå",
            })
    void shouldSayWhyItIsNotSignedAndLetHerTryAgain(String status, String said) {
        var id = apply();
        var task = taskOf(id);
        world().signing.settle(task, status, new byte[0]);

        expectWaiting(id, said);

        var again = citizen.post(pageOf(id) + "/igjen", "application/x-www-form-urlencoded", "", Map.of());
        assertThat(again.status()).isEqualTo(303);
        var anew = taskOf(id);
        assertThat(anew).isNotEqualTo(task);
        world().signing.settle(anew, "signert", signedBy(CITIZEN, anew));
        assertThat(citizen.get(pageOf(id)).status()).isEqualTo(303);
        assertThat(isSent(id)).isTrue();
    }

    @Test
    void shouldTakeNoSignatureOfSomebodyElseFromTheSigningService() {
        var id = apply();
        var task = taskOf(id);
        world().signing.settle(task, "signert", signedBy(ANOTHER, task));

        expectWaiting(id, "en annen enn deg");
    }

    @Test
    void shouldLoseNoSignatureWhenTheIssuerDoesNotAnswer() {
        var id = apply();
        var task = taskOf(id);
        world().cards.answerNot(world().http(), CITIZEN);
        world().signing.settle(task, "signert", signedBy(CITIZEN, task));

        expectWaiting(id, "svarer ikke nå, så vi vet ikke");

        world().cards.answerFor(world().http(), CITIZEN);
        assertThat(citizen.get(pageOf(id)).status()).isEqualTo(303);
        assertThat(isSent(id)).isTrue();
    }

    @Test
    void shouldKeepTheFormWhenTheSigningServiceIsAway() {
        world().signing.goDown(true);

        var id = apply();
        expectWaiting(id, "har ikke dokumentet nå");

        world().signing.goDown(false);
        citizen.post(pageOf(id) + "/igjen", "application/x-www-form-urlencoded", "", Map.of());
        expectWaiting(id, "https://signering.example.no/signer/" + taskOf(id));
    }

    @ParameterizedTest
    @CsvSource({"http://signering.example.no/", "https://signering.example.no/14886498226/", "javascript:alert(1)//"})
    void shouldSendNobodyToAnAddressThatIsNotFit(String page) {
        world().signing.leadTo(page);

        var id = apply();

        expectWaiting(id, "har ikke dokumentet nå");
        assertThat(citizen.get(pageOf(id)).response().body()).doesNotContain(page);
    }

    @Test
    void shouldTakeAFileThatSheSignedHerself() {
        var id = apply();
        var paper = paperOf(id);

        var taken = send(id, world().cards.card(CITIZEN).cades(paper, SignaturePackaging.DETACHED));

        assertThat(taken.status()).isEqualTo(303);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !world().archive.journalposts(id).isEmpty());
        assertThat(world().archive.journalposts(id).getFirst().getDokument())
                .satisfiesExactly(
                        main -> {
                            assertThat(main.getDlType()).isEqualTo("H");
                            assertThat(main.getFil().getBase64()).isEqualTo(paper);
                        },
                        attached -> {
                            assertThat(attached.getDlType()).isEqualTo("V");
                            assertThat(attached.getDbTittel()).startsWith("Signatur: CAdES");
                        });
    }

    @Test
    void shouldRefuseFilesThatAreNotHerSignatureOnThisPaper() {
        var id = apply();
        var paper = paperOf(id);
        var other = paperOf(apply());
        var hers = world().cards.card(CITIZEN);
        var signed = hers.pades(paper);
        var changed = signed.clone();
        changed[changed.length / 3] ^= 1;

        expectRefused(id, paper, "ingen signatur");
        expectRefused(id, new byte[0], "kan ikke leses");
        expectRefused(id, "<html>".getBytes(StandardCharsets.UTF_8), "kan ikke leses");
        expectRefused(id, hers.pades(other), "et annet dokument");
        expectRefused(id, hers.cades(other, SignaturePackaging.ENVELOPING), "et annet dokument");
        expectRefused(id, hers.cades(other, SignaturePackaging.DETACHED), "et annet dokument");
        expectRefused(id, changed, "Ingenting er sendt", "et annet dokument");
        expectRefused(id, world().cards.card(ANOTHER).pades(paper), "en annen enn deg");
        expectRefused(id, CardIssuer.now().card(CITIZEN).pades(paper), "ikke et vi godtar");
        expectRefused(id, world().cards.card(NOBODY_SAYS).pades(paper), "kjenner ingen");

        assertThat(isSent(id)).isFalse();
        assertThat(send(id, signed).status()).isEqualTo(303);
        assertThat(isSent(id)).isTrue();
    }

    private void expectRefused(String id, byte[] file, String... said) {
        var answer = send(id, file);
        assertThat(answer.status()).as(said[0]).isEqualTo(422);
        assertThat(answer.response().body()).containsAnyOf(said);
    }

    @Test
    void shouldShowNothingOfItToAnybodyElseNorBelowItsLevel() {
        var id = apply();
        var low = new Browser(base, world().identity(CITIZEN, LOW));

        assertThat(another.get(pageOf(id)).status()).isEqualTo(404);
        assertThat(another.get(pageOf(id) + "/dokument.pdf").status()).isEqualTo(404);
        assertThat(another.get("/api/minside/v1/submissions/" + id).status()).isEqualTo(404);
        assertThat(another.post(pageOf(id) + "/slett", "application/x-www-form-urlencoded", "", Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(low.post(pageOf(id) + "/igjen", "application/x-www-form-urlencoded", "", Map.of())
                        .status())
                .isEqualTo(403);
        assertThat(citizen.get(pageOf(id)).status()).isEqualTo(200);
    }

    @Test
    void shouldForgetTheFormWhenSheGivesItUpAndWhenItsTimeIsOver() {
        var given = apply();
        var old = apply();

        citizen.post(pageOf(given) + "/slett", "application/x-www-form-urlencoded", "", Map.of());
        Jdbi.create(world().database())
                .useHandle(handle -> handle.execute(
                        "update unsigned_form set expires_at = now() - interval '2 days' where id = ?",
                        UUID.fromString(old)));
        signings.orElseThrow().sweep();

        assertThat(citizen.get(pageOf(given)).status()).isEqualTo(404);
        assertThat(citizen.get(pageOf(old)).status()).isEqualTo(404);
        assertThat(rows(old)).isZero();
    }

    private static long rows(String id) {
        return Jdbi.create(world().database())
                .withHandle(handle -> handle.createQuery("select count(*) from unsigned_form where id = :id")
                        .bind("id", UUID.fromString(id))
                        .mapTo(Long.class)
                        .one());
    }

    @Test
    void shouldGiveTheSameFormForTheSameKeyAndRefuseAnotherOne() {
        var key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        var path = "/api/minside/v1/submissions";

        var first = citizen.post(path, "application/json", FORM.formatted("Et uthus"), key);
        var again = citizen.post(path, "application/json", FORM.formatted("Et uthus"), key);
        var other = citizen.post(path, "application/json", FORM.formatted("En garasje"), key);

        assertThat(again.status()).isEqualTo(202);
        assertThat(again.json().path("id")).isEqualTo(first.json().path("id"));
        assertThat(other.status()).isEqualTo(409);
    }

    @Test
    void shouldRefuseLettersThatCouldNotStandOnThePaper() {
        var answer = citizen.send(FORM.formatted("Et uthus \\uD83C\\uDFE0"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/fields/0/problem").asText()).isEqualTo("unprintable");
    }

    private byte[] paperOf(String id) {
        return citizen.bytes(pageOf(id) + "/dokument.pdf");
    }

    private Browser.Answer send(String id, byte[] file) {
        return citizen.upload(pageOf(id) + "/fil", "fil", file);
    }

    private static String textOf(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
