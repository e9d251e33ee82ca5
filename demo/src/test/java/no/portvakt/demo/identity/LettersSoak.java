package no.portvakt.demo.identity;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.portvakt.demo.WholeSystem;
import no.portvakt.demo.simulators.Resident;
import no.portvakt.trust.identity.NationalId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many letters with one command, from a file of persons whom nobody knows to documents at a print service, with codes of
 * twelve characters; then all disks and the database are searched for these. By hand: {@code ./portvakt soak letters}.
 */
class LettersSoak {

    private static final System.Logger LOG = System.getLogger("LettersSoak");
    private static final int DOCUMENTS_READ = 3;

    private final WireMockServer printer =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));

    @TempDir
    private Path folder;

    @BeforeEach
    void start() {
        printer.start();
        printer.stubFor(post(urlPathEqualTo("/letters")).willReturn(aResponse().withStatus(202)));
    }

    @AfterEach
    void stop() {
        printer.stop();
    }

    @Test
    void letters() throws Exception {
        int wanted = Integer.getInteger("portvakt.soak.letters", 10_000);
        var persons = persons(wanted);
        var keycloak = RunningKeycloak.get();
        var program = new LettersProgram(keycloak, folder, "http://127.0.0.1:" + printer.port() + "/letters");
        var since = FileTime.from(Instant.now().minusSeconds(1));

        var start = Instant.now();
        var outcome = program.batch(
                Stream.concat(Stream.of("fodselsnummer"), persons.stream().map(NationalId::reveal))
                        .toList(),
                "--code-length=12");
        var took = Duration.between(start, Instant.now());

        assertThat(outcome.code()).as(outcome.err()).isZero();
        tell("%d letters, %d s, at most %d MiB resident".formatted(wanted, took.toSeconds(), outcome.peakKiB() >> 10));
        var documents = printer.getAllServeEvents().stream()
                .map(event -> event.getRequest().getBody())
                .toList();
        assertThat(pages(documents)).isEqualTo(wanted);
        search(documents, keycloak, since);
    }

    private void search(List<byte[]> documents, RunningKeycloak keycloak, FileTime since) throws Exception {
        var codes = new ArrayList<String>();
        for (var document : documents.subList(0, Math.min(DOCUMENTS_READ, documents.size()))) {
            PrintedLetters.in(document).values().forEach(codes::addAll);
        }
        var planted = new PlantedCodes(codes);
        assertThat(planted.size()).isGreaterThan(50);
        var control = Files.writeString(folder.resolve("control"), "xx" + codes.getLast() + "yy");
        var root = WholeSystem.system().plan().state().root();

        assertThat(planted.under(folder, since))
                .as("the search finds what is there")
                .containsExactly(control);
        Files.delete(control);
        assertThat(planted.under(Path.of(System.getProperty("java.io.tmpdir")), since))
                .isEmpty();
        assertThat(planted.under(root, since))
                .as("logs, and PostgreSQL's files")
                .isEmpty();
        assertThat(planted.tablesOf(keycloak.database())).isEmpty();
        tell("%d codes looked for on disk, in logs, in PostgreSQL's files and in every table: none"
                .formatted(planted.size()));
    }

    private static List<NationalId> persons(int wanted) {
        var registers = WholeSystem.system().simulators().registers();
        var persons = IntStream.range(0, 1_000_000)
                .mapToObj(i -> "%02d8%d%02d%05d".formatted(1 + i % 28, 1 + i % 9, 50 + i % 40, 10_000 + i % 80_000))
                .distinct()
                .flatMap(digits -> NationalId.parse(digits).stream())
                .limit(wanted)
                .toList();
        for (int i = 0; i < persons.size(); i++) {
            var resident = new Resident(
                    "Prøve",
                    "Brev" + i + "x",
                    "Kirkeveien 1",
                    "1383",
                    "Asker",
                    "Nora",
                    LocalDate.of(2024, 1, 1),
                    "Bondi barnehage");
            registers.register(persons.get(i), resident);
        }
        return persons;
    }

    private static int pages(List<byte[]> documents) throws IOException {
        int pages = 0;
        for (var document : documents) {
            pages += PrintedLetters.pagesOf(document);
        }
        return pages;
    }

    private static void tell(String words) {
        LOG.log(Level.INFO, "LettersSoak: " + words);
    }
}
