package no.portvakt.minside.fagsystem.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import no.portvakt.minside.fagsystem.ask.DropFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** {@code ./portvakt connector} on a system that leaves files. */
class ConnectorOfFilesTest {

    @TempDir
    Path folder;

    private final StringWriter said = new StringWriter();

    private int run(String command) {
        var writer = new PrintWriter(said, true);
        return new ConnectorCommand(writer, writer)
                .run(List.of(command, "fri", "--url", folder.toUri().toString()));
    }

    @Test
    void shouldSayThatAFileIsSound() throws Exception {
        new DropFolder(folder).rows("10877200006;A-1;Hallen;2026-11-20");

        assertThat(run("check")).isZero();

        assertThat(said.toString())
                .contains("fri: 3 fields, drop")
                .containsPattern("ok +booking.facility +has a value")
                .contains("nothing to be mended")
                .doesNotContain("Hallen", "10877200006");
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/drop/wrong.csv", delimiter = '|', quoteCharacter = '\'')
    void shouldSayWhatIsWrong(String what, String charset, String content, String why) throws Exception {
        new DropFolder(folder).leave(DropFolder.bytes(content, charset));

        assertThat(run("check")).as(what).isEqualTo(1);

        assertThat(said.toString())
                .containsPattern("wrong +transport ")
                .contains(why)
                .doesNotContain("1087720");
    }

    @Test
    void shouldSayEveryRowThatCannotBeAnsweredFrom() throws Exception {
        new DropFolder(folder)
                .rows(
                        "10877200006;A-1;Hallen;2026-11-20",
                        "1087720006;A-2;Hallen;2026-11-20",
                        "10865299538;A-3;Hallen;2026-11-20",
                        "10865299538;A-4;Hallen;2026-11-20");

        assertThat(run("check")).isEqualTo(1);

        assertThat(said.toString())
                .containsPattern("ok +booking.number +has a value")
                .contains("row 3: no national id number", "row 5: a person who has a row already", "2 to be mended");
    }

    @Test
    void shouldSayThatThereIsNoExchangeToRecord() {
        assertThat(run("record")).isEqualTo(2);
        assertThat(said.toString()).contains("there is no exchange to record");
    }
}
