package no.portvakt.idp.mailing;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import no.portvakt.idp.keycloak.LetterRegistry;
import no.portvakt.idp.mailing.address.Folkeregister;
import no.portvakt.idp.mailing.delivery.Delivery;
import no.portvakt.idp.mailing.delivery.PrintService;
import no.portvakt.idp.mailing.document.LetterDocument;
import no.portvakt.idp.mailing.document.LetterFrame;
import no.portvakt.idp.mailing.document.PdfLetters;
import no.portvakt.idp.mailing.document.PrintFile;
import no.portvakt.trust.secret.Secret;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailRunTest {

    private final WireMockServer others =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
    private final HttpClient http = HttpClient.newHttpClient();
    private final WaitingLetters waiting = new WaitingLetters();
    private final List<Integer> progress = new ArrayList<>();

    @BeforeEach
    void start() {
        others.start();
        registerAnswers(200, """
                {"navn": {"fornavn": "Kari", "mellomnavn": null, "etternavn": "Prøve"},
                 "bostedsadresse": {"adresselinje": "Kirkeveien 1", "postnummer": "1383", "poststed": "Asker"}}""");
        printServiceAnswers(202);
    }

    @AfterEach
    void stop() {
        others.stop();
        http.close();
    }

    @Test
    void shouldSendEverythingInConsignmentsAndNoteEach() throws IOException {
        waiting.add(5);

        var report = run(new PrintFile(), 2);

        assertThat(report).isEqualTo(new MailRun.Report(5, 0, List.of(), List.of()));
        assertThat(progress).containsExactly(2, 4, 5);
        assertThat(waiting.states()).containsOnly("SENT");
        others.verify(
                3,
                postRequestedFor(urlPathEqualTo("/print"))
                        .withHeader("Authorization", equalTo("Bearer t0ken"))
                        .withHeader("Content-Type", containing("text/csv")));
        assertThat(bodies().getFirst())
                .startsWith("letter;purpose;language;date;sender;site;address1")
                .contains("1;first;nb;2026-11-22;Asker kommune;minside;Kari Prøve;Kirkeveien 1;1383 Asker;;;");
    }

    /** Fifty codes that nothing else looks like, through the whole run: they are in the letters, and on no disk. */
    @Test
    void shouldLeaveNoCodeOnDiskWhenLettersWerePrinted() throws IOException {
        var start = FileTime.from(Instant.now().minusSeconds(1));
        waiting.add(3);

        assertThat(run(new PdfLetters(), 200).sent()).isEqualTo(3);

        var planted = waiting.planted().subList(0, 50);
        var pdf = others.getAllServeEvents().stream()
                .filter(event -> event.getRequest().getUrl().equals("/print"))
                .findFirst()
                .orElseThrow()
                .getRequest()
                .getBody();
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document)).contains(planted);
        }
        assertThat(planted).allMatch(code -> code.length() == 12);
        for (var folder : List.of(Path.of(System.getProperty("java.io.tmpdir")), Path.of("target"))) {
            assertThat(NewFiles.in(folder, start)).noneMatch(file -> NewFiles.holdsOneOf(file, planted));
        }
    }

    @Test
    void shouldLeaveLettersWaitingAndSaySoWhenTheyHaveNoAddress() {
        waiting.add(3);
        registerAnswers(404, "{}");

        var report = run(new PrintFile(), 2);

        assertThat(report).isEqualTo(new MailRun.Report(0, 3, List.of(), List.of()));
        assertThat(waiting.states()).containsOnly("ORDERED");
        others.verify(0, postRequestedFor(urlPathEqualTo("/print")));
    }

    @Test
    void shouldStopWhenTheRegisterOrThePrintServiceIsAwayAndDrawNewCodesNextTime() {
        waiting.add(2);
        registerAnswers(503, "");
        assertThat(run(new PrintFile(), 2).stopped()).containsExactly("the register answered 503");
        assertThat(waiting.states()).containsOnly("ORDERED");

        start200();
        printServiceAnswers(500);
        var broken = run(new PrintFile(), 2);

        assertThat(broken.sent()).isZero();
        assertThat(broken.stopped()).containsExactly("the print service at 127.0.0.1 answered 500");
        assertThat(waiting.states()).containsOnly("PRINTED");
    }

    @Test
    void shouldNameTheConsignmentWhenItLeftAndKeycloakCouldNotBeTold() {
        waiting.add(2);
        waiting.refuseNotes();

        var report = run(new PrintFile(), 2);

        assertThat(report.sent()).isEqualTo(2);
        assertThat(report.unnoted()).hasSize(1);
        assertThat(report.isComplete()).isFalse();
    }

    @Test
    void shouldSayTheNumberToTheRegisterInTheBodyOnly() {
        waiting.add(1);

        run(new PrintFile(), 2);

        others.verify(postRequestedFor(urlPathEqualTo("/folkeregister/v1/personer/oppslag"))
                .withRequestBody(matchingJsonPath("$.personidentifikator"))
                .withRequestBody(matchingJsonPath("$[?(@.formaal == 'pin-brev')]")));
    }

    private void start200() {
        registerAnswers(200, """
                {"navn": {"fornavn": "Kari", "etternavn": "Prøve"},
                 "bostedsadresse": {"adresselinje": "", "postnummer": "1383", "poststed": "Asker"}}""");
    }

    private MailRun.Report run(LetterDocument document, int perConsignment) {
        var url = URI.create("http://127.0.0.1:" + others.port());
        try (Delivery delivery = new PrintService(http, url.resolve("/print"), Secret.of("t0ken"))) {
            return new MailRun(
                            new LetterRegistry(waiting, "innbygger"),
                            new Folkeregister(http, url.resolve("/folkeregister")),
                            document,
                            new LetterFrame(
                                    "Asker kommune", "minside", LocalDate.of(2026, 11, 22), LetterFrame.Language.nb),
                            delivery,
                            new MailRun.Manner(perConsignment, 1, 5))
                    .run(progress::add);
        }
    }

    private void registerAnswers(int status, String body) {
        others.stubFor(post(urlPathEqualTo("/folkeregister/v1/personer/oppslag"))
                .willReturn(aResponse().withStatus(status).withBody(body)));
    }

    private void printServiceAnswers(int status) {
        others.stubFor(post(urlPathEqualTo("/print")).willReturn(aResponse().withStatus(status)));
    }

    private List<String> bodies() {
        return others.getAllServeEvents().reversed().stream()
                .filter(event -> event.getRequest().getUrl().equals("/print"))
                .map(event -> new String(event.getRequest().getBody(), StandardCharsets.UTF_8))
                .toList();
    }
}
