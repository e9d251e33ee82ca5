package no.portvakt.demo.identity;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.portvakt.demo.WholeSystem;
import no.portvakt.demo.simulators.Resident;
import no.portvakt.trust.identity.NationalId;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./portvakt letters} as a program, against the real Keycloak, with a print service that others run. */
class LettersCommandIT {

    private static final Pattern CODE = Pattern.compile("(?:^| )(\\d{1,2}) ([A-Z0-9]{5})(?= |$)", Pattern.MULTILINE);
    private static final Pattern NAME = Pattern.compile("Prøve Brev(\\d+)x");
    private static final Pattern WORD = Pattern.compile("[^A-Za-z0-9_-]+");

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
        var outcome = program().batch(numbers(persons));

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
        assertNothingLeft(letters, outcome);
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
            try (var document = Loader.loadPDF(event.getRequest().getBody())) {
                var stripper = new PDFTextStripper();
                stripper.setSortByPosition(true);
                for (int page = 1; page <= document.getNumberOfPages(); page++) {
                    stripper.setStartPage(page);
                    stripper.setEndPage(page);
                    read(stripper.getText(document), letters);
                }
            }
        }
        return letters;
    }

    private static void read(String page, Map<Integer, List<String>> letters) {
        var name = NAME.matcher(page);
        if (!name.find()) {
            return;
        }
        var byNumber = new TreeMap<Integer, String>();
        CODE.matcher(page).results().forEach(code -> byNumber.put(Integer.parseInt(code.group(1)), code.group(2)));
        letters.put(Integer.parseInt(name.group(1)), List.copyOf(byNumber.values()));
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

    private void assertNothingLeft(Map<Integer, List<String>> letters, LettersProgram.Outcome outcome)
            throws Exception {
        var codes = new HashSet<String>();
        letters.values().forEach(codes::addAll);
        assertThat(codes).hasSizeGreaterThan(900);
        try (var files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> folder.relativize(file).toString()))
                    .as("files that the program left")
                    .containsExactlyInAnyOrder("persons.csv", "secret", "token", "out", "err");
        }
        assertThat(wordsOf(outcome.out() + outcome.err())).doesNotContainAnyElementsOf(codes);
        for (var place : List.of("logs", "keycloak")) {
            try (var files =
                    Files.walk(WholeSystem.system().plan().state().root().resolve(place))) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    assertThat(wordsOf(Files.readString(file, StandardCharsets.ISO_8859_1)))
                            .as(file.toString())
                            .doesNotContainAnyElementsOf(codes);
                }
            }
        }
        try (var connection = keycloak.database().getConnection();
                var statement = connection.createStatement()) {
            for (var table : tables(statement)) {
                try (var rows = statement.executeQuery("select t::text from " + table + " t")) {
                    while (rows.next()) {
                        assertThat(wordsOf(rows.getString(1))).as(table).doesNotContainAnyElementsOf(codes);
                    }
                }
            }
        }
    }

    private static List<String> tables(Statement statement) throws SQLException {
        var names = new ArrayList<String>();
        try (var rows = statement.executeQuery(
                "select quote_ident(table_name) from information_schema.tables where table_schema = 'public'")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        assertThat(names).contains("portvakt_pin_code", "portvakt_pin_letter");
        return names;
    }

    private static Set<String> wordsOf(String text) {
        return Set.copyOf(new HashSet<>(List.of(WORD.split(text))));
    }
}
