package no.portvakt.demo.identity;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.portvakt.demo.WholeSystem;
import no.portvakt.demo.simulators.Resident;
import no.portvakt.trust.identity.NationalId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./portvakt letters} as a program, against the real Keycloak, with a print service that others run. */
class LettersCommandIT {

    private final RunningKeycloak keycloak = RunningKeycloak.get();
    private final WireMockServer printer =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));

    @TempDir
    private Path folder;

    private LettersProgram program() {
        return new LettersProgram(keycloak, folder, "http://127.0.0.1:" + printer.port() + "/letters");
    }

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
    void shouldPrintFiftyLettersThatOpenAndLeaveNoCodeBehind() throws Exception {
        var persons = IntStream.range(0, 50).mapToObj(this::registered).toList();
        var since = FileTime.from(Instant.now().minusSeconds(1));

        var outcome = program().batch(numbers(persons), "--code-length=12");

        assertThat(outcome.err()).doesNotContain("Exception");
        // Letters of other tests' people may wait, whom the register does not know.
        assertThat(outcome.err().replaceAll("\\d+ letters wait: no address is known", ""))
                .doesNotContain("stopped", "line", "noted");
        var said = new ObjectMapper().readTree(outcome.out());
        assertThat(said.path("ordered").asInt()).isEqualTo(50);
        assertThat(said.path("sent").asInt()).isGreaterThanOrEqualTo(50);
        var letters = printed();
        assertThat(letters.keySet()).containsAll(IntStream.range(0, 50).boxed().toList());
        assertThat(letters.values()).allSatisfy(codes -> assertThat(codes).hasSize(20));
        assertThat(activated(persons.get(7), letters.getOrDefault(7, List.of())))
                .contains("nummer 2 fra brev 1");
        assertNothingLeft(letters, outcome, since);
        for (var person : persons) {
            assertThat(outcome.out() + outcome.err()).doesNotContain(person.reveal());
        }
    }

    @Test
    void shouldOrderNothingAndNameEveryBadLineWhenAFileHasSome() throws Exception {
        var person = registered(100);
        var outcome = program().batch(List.of(person.reveal(), "12345678901", "<b>", person.reveal()));

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err().lines())
                .contains(
                        "line 2: not a national id number",
                        "line 3: not a national id number",
                        "line 4: the same person as on line 1");
        assertThat(printer.getAllServeEvents()).isEmpty();
    }

    @Test
    void shouldReplaceAndSayWhatStandardInputNames() throws Exception {
        var kari = Person.enrolled(keycloak);
        var number = kari.number().reveal();

        assertThat(program().run("status", number).out()).contains("state SENT").contains("codesLeft 20");
        assertThat(program().run("replace", number).out()).contains("replaced: 1");
        assertThat(program().run("status", number).out())
                .contains("number 2, purpose RENEWAL, state ORDERED", "number 1, purpose RENEWAL, state REVOKED");
    }

    private NationalId registered(int index) {
        var number = Person.unknown();
        WholeSystem.system()
                .simulators()
                .registers()
                .register(
                        number,
                        new Resident(
                                "Prøve",
                                "Brev" + index + "x",
                                "Kirkeveien 1",
                                "1383",
                                "Asker",
                                "Nora",
                                LocalDate.of(2024, 1, 1),
                                "Bondi barnehage"));
        return number;
    }

    private static List<String> numbers(List<NationalId> persons) {
        return Stream.concat(Stream.of("fodselsnummer"), persons.stream().map(NationalId::reveal))
                .toList();
    }

    /** The numbered codes of each letter, by who it is for. */
    private Map<Integer, List<String>> printed() throws IOException {
        var letters = new HashMap<Integer, List<String>>();
        for (var event : printer.getAllServeEvents()) {
            letters.putAll(PrintedLetters.in(event.getRequest().getBody()));
        }
        return letters;
    }

    private String activated(NationalId person, List<String> codes) {
        var browser = keycloak.browser();
        var page = browser.open(
                new GatewayClient(keycloak).push("idporten-loa-substantial").address());
        var form = browser.submit(page, Map.of("page", "activation"));
        return browser.submit(
                        form,
                        Map.of(
                                "pid",
                                person.reveal(),
                                "code",
                                codes.getFirst(),
                                "password-new",
                                "et helt nytt passord",
                                "password-confirm",
                                "et helt nytt passord"))
                .page();
    }

    private void assertNothingLeft(Map<Integer, List<String>> letters, LettersProgram.Outcome outcome, FileTime since)
            throws Exception {
        var planted =
                new PlantedCodes(letters.values().stream().flatMap(List::stream).toList());
        assertThat(planted.size()).isGreaterThan(900);
        assertThat(planted.in("x" + letters.getOrDefault(7, List.of()).getLast() + "AAAA"))
                .as("the search finds what is there")
                .isTrue();
        try (var files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> folder.relativize(file).toString()))
                    .as("files that the program left")
                    .containsExactlyInAnyOrder("persons.csv", "secret", "token", "out", "err");
        }
        assertThat(planted.in(outcome.out() + outcome.err())).isFalse();
        assertThat(planted.under(Path.of(System.getProperty("java.io.tmpdir")), since))
                .isEmpty();
        assertThat(planted.under(WholeSystem.system().plan().state().root(), since))
                .as("logs, and PostgreSQL's files")
                .isEmpty();
        assertThat(planted.tablesOf(keycloak.database())).isEmpty();
    }
}
