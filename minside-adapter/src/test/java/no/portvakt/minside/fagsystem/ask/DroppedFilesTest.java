package no.portvakt.minside.fagsystem.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import no.portvakt.minside.accesslog.Lookups;
import no.portvakt.minside.fagsystem.SourceAnswer;
import no.portvakt.minside.fagsystem.connector.Connector;
import no.portvakt.minside.fagsystem.connector.ConnectorReader;
import no.portvakt.minside.fagsystem.connector.ConnectorReading;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The shipped connector of FRI, and others like it, over a folder. */
class DroppedFilesTest {

    private static final String PERSON = "10877200006";
    private static final String ANOTHER = "10865299538";
    private static final String ROW = PERSON + ";A-1;Føyka kunstgress;2026-11-20";
    private static final Duration SOON = Duration.ofMillis(20);

    private static final String XML = """
            xml:
                        rows: /u:utleie/u:avtale
                        person: u:person
                        prefixes: {u: "urn:u"}
            """;

    @TempDir
    Path root;

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Sources> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(Sources::close);
        executor.close();
    }

    private DropFolder folder() {
        return new DropFolder(root);
    }

    /** The shipped one, with other words in some places, and looked at often. */
    private static Connector fri(String... replaced) {
        var text = text().replace("oldest: PT72H", "oldest: PT72H\n      every: PT" + SOON.toMillis() / 1000.0 + "S");
        for (int i = 0; i < replaced.length; i += 2) {
            assertThat(text).contains(replaced[i]);
            text = text.replace(replaced[i], replaced[i + 1]);
        }
        return switch (new ConnectorReader().read("fri.yaml", text)) {
            case ConnectorReading.Sound(var connector) -> connector;
            case ConnectorReading.Unsound(var problems) -> throw new AssertionError(problems.toString());
        };
    }

    private static String text() {
        try (var stream = DroppedFilesTest.class.getResourceAsStream("/connectors/fri.yaml")) {
            return new String(Optional.ofNullable(stream).orElseThrow().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    private Sources open(Connector connector) {
        var sources = new Sources(
                Map.of(connector.id(), connector),
                Map.of(connector.id(), Place.at(root.toUri())),
                executor,
                Clock.systemUTC());
        opened.add(sources);
        return sources;
    }

    private static SourceAnswer ask(Sources sources, String person) {
        return Optional.ofNullable(sources.byId().get("fri"))
                .orElseThrow()
                .fetch(Lookups.of("fri", person), "lokaler", List.of("booking.number", "booking.facility"));
    }

    private SourceAnswer ask() {
        return ask(open(fri()), PERSON);
    }

    private static Map<String, String> values(SourceAnswer answer) {
        return switch (answer) {
            case SourceAnswer.Answered answered -> answered.values();
            case SourceAnswer.Failed(var problem) -> throw new AssertionError(problem);
        };
    }

    private static String problem(SourceAnswer answer) {
        return switch (answer) {
            case SourceAnswer.Answered answered -> "answered " + answered;
            case SourceAnswer.Failed(var problem) -> problem;
        };
    }

    @Test
    void shouldTellOfHerRowAndOfWhenItWasWritten() throws Exception {
        var written = Instant.parse("2026-11-20T02:00:00Z");
        folder().leave((DropFolder.HEADER + "\n" + ROW + "\n").getBytes(StandardCharsets.UTF_8), written);

        var answer = ask(open(fri("oldest: PT72H", "oldest: PT999999H")), PERSON);

        assertThat(answer)
                .isEqualTo(new SourceAnswer.Answered(
                        Map.of("booking.number", "A-1", "booking.facility", "Føyka kunstgress"),
                        written,
                        written.plus(Duration.ofHours(30))));
    }

    @Test
    void shouldKnowNothingOfWhoHasNoRow() throws Exception {
        folder().rows(ROW);

        assertThat(values(ask(open(fri()), ANOTHER))).isEmpty();
    }

    @Test
    void shouldReadPastAByteOrderMarkAndColumnsThatNobodyAskedFor() throws Exception {
        folder().leave(("\ufeffmobil;" + DropFolder.HEADER + "\r\n99999999;" + ROW + "\r\n")
                .getBytes(StandardCharsets.UTF_8));

        assertThat(values(ask())).containsEntry("booking.number", "A-1");
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/drop/wrong.csv", delimiter = '|', quoteCharacter = '\'')
    void shouldAnswerNothingFromAFileThatIsWrong(String what, String charset, String content, String why)
            throws Exception {
        folder().leave(DropFolder.bytes(content, charset));

        assertThat(problem(ask()))
                .as(what)
                .startsWith("the file: ")
                .contains(why)
                .doesNotContain("1087720", "A-1");
    }

    @ParameterizedTest(name = "{1}")
    @CsvFileSource(resources = "/drop/numbers.csv", delimiter = '|', quoteCharacter = '\'')
    void shouldNotSayThatNothingIsKnownWhileARowMayBeHers(String number, String what) throws Exception {
        folder().rows(number + ";B-1;Hallen;2026-11-20", ROW);
        var sources = open(fri());

        assertThat(values(ask(sources, PERSON))).as(what).containsEntry("booking.number", "A-1");
        assertThat(problem(ask(sources, ANOTHER))).contains("1 rows whose number cannot be read");
        assertThat(sources.troubles("fri")).containsExactly("row 2: no national id number that can be read");
    }

    @Test
    void shouldAnswerNeitherRowOfAPersonWhoHasTwo() throws Exception {
        folder().rows(ROW, ANOTHER + ";A-2;Hallen;2026-11-20", "108772 00006;A-3;Banen;2026-11-20");
        var sources = open(fri());

        assertThat(problem(ask(sources, PERSON))).isEqualTo("the file has more than one row of this person");
        assertThat(values(ask(sources, ANOTHER))).containsEntry("booking.number", "A-2");
        assertThat(sources.troubles("fri")).containsExactly("row 4: a person who has a row already");
    }

    @Test
    void shouldNotReadWhatHasNoMarker() throws Exception {
        folder().rows(ROW);
        Files.delete(folder().marker());

        assertThat(problem(ask())).contains("its marker is not there");
    }

    @Test
    void shouldNotReadWhatIsBeingWrittenWhereThereAreNoMarkers() throws Exception {
        var withoutMarker = fri("      marker: .ferdig\n", "");
        folder().rows(ROW);
        assertThat(problem(ask(open(withoutMarker), PERSON))).contains("may not be whole yet");

        folder().leave(Files.readAllBytes(folder().file()), Instant.now().minusSeconds(60));
        assertThat(values(ask(open(withoutMarker), PERSON))).containsEntry("booking.number", "A-1");
    }

    @Test
    void shouldSayWhatIsMissing() throws Exception {
        assertThat(problem(ask())).contains("its marker is not there");
        Files.createFile(folder().marker());
        assertThat(problem(ask())).contains("the file is not there");
        Files.delete(folder().marker());
        Files.delete(root);
        assertThat(problem(ask())).contains("the folder is not there");
    }

    @Test
    void shouldFollowNoLinkOutOfTheFolder(@TempDir Path elsewhere) throws Exception {
        new DropFolder(elsewhere).rows(ROW);
        Files.createSymbolicLink(folder().file(), new DropFolder(elsewhere).file());
        Files.createFile(folder().marker());
        assertThat(problem(ask())).contains("a symbolic link is in the way");

        Files.createSymbolicLink(root.resolve("ut"), elsewhere);
        assertThat(problem(ask(open(fri("path: /utleie.csv", "path: /ut/utleie.csv")), PERSON)))
                .contains("a symbolic link is in the way");
    }

    @Test
    void shouldNotReadAFileFromTheFutureOrAGigabyte() throws Exception {
        folder().leave(DropFolder.bytes("HEAD", "UTF-8"), Instant.now().plusSeconds(86_400));
        assertThat(problem(ask())).contains("is from the future");

        folder().rows(ROW);
        try (var file = new RandomAccessFile(folder().file().toFile(), "rw")) {
            file.setLength(1L << 30);
        }
        assertThat(problem(ask())).contains("is larger than 16777216 bytes");
    }

    @Test
    void shouldNotTakeARowOfTenMegabytesNorMoreRowsOrColumnsThanAgreed() throws Exception {
        folder().rows(PERSON + ";A-1;" + "x".repeat(10 << 20) + ";2026-11-20");
        assertThat(problem(ask())).contains("row 2 has more than 16384 characters");

        var small = fri("oldest: PT72H", "oldest: PT72H\n      limits: {bytes: 4096, rows: 1, columns: 4, row: 99}");
        folder().rows(ROW, ANOTHER + ";A-2;Hallen;2026-11-20");
        assertThat(problem(ask(open(small), PERSON))).contains("has more than 1 rows");
        folder().leave(DropFolder.bytes("HEAD;mer\\n", "UTF-8"));
        assertThat(problem(ask(open(small), PERSON))).contains("has 5 columns, and may have 4");
    }

    @Test
    void shouldAnswerFromTheOldFileWhileANewOneCannotBeRead() throws Exception {
        folder().rows(ROW);
        var sources = open(fri());
        assertThat(values(ask(sources, PERSON))).containsEntry("booking.number", "A-1");

        folder().leave(new byte[0]);
        await().until(() -> sources.troubles("fri").contains("is empty: not even a header"));
        assertThat(values(ask(sources, PERSON))).containsEntry("booking.number", "A-1");

        Files.delete(folder().file());
        await().until(() -> sources.troubles("fri").contains("the file is not there"));
        assertThat(values(ask(sources, PERSON))).containsEntry("booking.number", "A-1");

        folder().rows(PERSON + ";A-9;Hallen;2026-11-21");
        await().until(() -> sources.troubles("fri").isEmpty());
        assertThat(values(ask(sources, PERSON))).containsEntry("booking.number", "A-9");
    }

    @Test
    void shouldSayWhenAFileIsOldAndAnswerNothingWhenItIsTooOld() throws Exception {
        var content = (DropFolder.HEADER + "\n" + ROW).getBytes(StandardCharsets.UTF_8);
        folder().leave(content, Instant.now().minus(Duration.ofHours(40)));
        var old = open(fri());
        assertThat(values(ask(old, PERSON))).containsEntry("booking.number", "A-1");
        assertThat(old.troubles("fri")).containsExactly("is older than its values hold, PT30H");

        folder().leave(content, Instant.now().minus(Duration.ofHours(73)));
        assertThat(problem(ask())).isEqualTo("the file is older than PT72H");
    }

    @Test
    void shouldReadLatin1WhereThatIsAgreedAndNoUtf8Beside() throws Exception {
        var latin = fri("charset: UTF-8", "charset: ISO-8859-1");
        folder().leave(DropFolder.bytes("HEAD\\n" + ROW, "ISO-8859-1"));
        assertThat(values(ask(open(latin), PERSON))).containsEntry("booking.facility", "Føyka kunstgress");

        folder().leave(DropFolder.bytes("HEAD\\n" + ROW, "UTF-8"));
        assertThat(problem(ask(open(latin), PERSON))).contains("has UTF-8 in it");
    }

    private static Connector overXml() {
        return fri(
                text().substring(text().indexOf("csv:"), text().indexOf("  valid:")),
                XML,
                "value: avtalenummer",
                "value: //u:avtale[last()]/u:nr",
                "value: anlegg",
                "value: //u:anlegg",
                "value: sist_leid",
                "value: //u:sist");
    }

    @Test
    void shouldGoOnLookingAfterAFileThatIsTooDeep() throws Exception {
        int deep = 1_000_000;
        var good = "<utleie xmlns='urn:u'><avtale><person>" + PERSON + "</person><nr>A-1</nr></avtale></utleie>";
        folder().leave(("<utleie xmlns='urn:u'><avtale>" + "<a>".repeat(deep) + "</a>".repeat(deep)
                        + "</avtale></utleie>")
                .getBytes(StandardCharsets.UTF_8));
        var sources = open(overXml());
        assertThat(problem(ask(sources, PERSON))).startsWith("the file: ").hasSizeGreaterThan(12);

        folder().leave(good.getBytes(StandardCharsets.UTF_8));
        await().until(() -> sources.troubles("fri").isEmpty());
        assertThat(values(ask(sources, PERSON))).containsEntry("booking.number", "A-1");
    }

    @Test
    void shouldReadXmlAndReachIntoNobodyElsesRow() throws Exception {
        var xml = overXml();
        var rows = """
                <utleie xmlns="urn:u"><avtale><person>%s</person><nr>A-1</nr></avtale>
                <avtale><person>%s</person><nr>A-2</nr><anlegg>Hallen</anlegg></avtale></utleie>""".formatted(PERSON, ANOTHER);
        folder().leave(rows.getBytes(StandardCharsets.UTF_8));

        assertThat(values(ask(open(xml), PERSON))).isEqualTo(Map.of("booking.number", "A-1"));

        folder().leave(("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>" + rows)
                .getBytes(StandardCharsets.UTF_8));
        assertThat(problem(ask(open(xml), PERSON))).contains("is not XML that is taken");
        folder().leave(rows.substring(0, 80).getBytes(StandardCharsets.UTF_8));
        assertThat(problem(ask(open(xml), PERSON))).contains("is not XML that is taken");
        folder().leave("<annet/>".getBytes(StandardCharsets.UTF_8));
        assertThat(problem(ask(open(xml), PERSON))).contains("has no rows");
    }
}
