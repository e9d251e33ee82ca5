package no.portvakt.minside.fagsystem.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import no.portvakt.minside.fagsystem.ask.DropFolder;
import no.portvakt.minside.fagsystem.ask.TestSftpServer;
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

    private int checkOverSftp(TestSftpServer server, Path ours, String... lines) throws IOException {
        var at = "minside.source.\"fri\".";
        var config = Files.writeString(
                ours.resolve("adapter.properties"),
                at + "url=" + server.address("/") + "\n" + at + "sftp.patience=10s\n" + at
                        + String.join("\n" + at, lines) + "\n");
        var writer = new PrintWriter(said, true);
        return new ConnectorCommand(writer, writer).run(List.of("check", "fri", "--config", config.toString()));
    }

    private void leaveRow() throws IOException {
        new DropFolder(folder)
                .leave(
                        DropFolder.bytes("HEAD\\n10877200006;A-1;Hallen;2026-11-20\\n", "UTF-8"),
                        Instant.now().minusSeconds(60));
    }

    @Test
    void shouldSayThatAFileOnAnSftpServerIsSound(@TempDir Path ours) throws Exception {
        leaveRow();
        try (var server = new TestSftpServer(folder, ours)) {
            assertThat(checkOverSftp(
                            server, ours, "sftp.known-hosts=" + server.knownHosts(), "sftp.key=" + server.key()))
                    .isZero();
        }
        assertThat(said.toString())
                .containsPattern("ok +answer .*from sftp")
                .contains("nothing to be mended")
                .doesNotContain("Hallen", "10877200006");
    }

    @Test
    void shouldSayInWordsWhatIsWrongWithAnSftpServer(@TempDir Path ours) throws Exception {
        leaveRow();
        try (var server = new TestSftpServer(folder, ours)) {
            var password = "sftp.password-file=" + server.password("feil");
            assertThat(checkOverSftp(server, ours, "sftp.known-hosts=" + server.strangersKey(), password))
                    .isEqualTo(1);
            assertThat(checkOverSftp(server, ours, "sftp.known-hosts=" + server.knownHosts(), password))
                    .isEqualTo(1);
            assertThat(checkOverSftp(server, ours, password)).isEqualTo(1);
            assertThat(checkOverSftp(server, ours, "sftp.known-hosts=" + server.knownHosts()))
                    .isEqualTo(2);
        }
        assertThat(said.toString())
                .containsPattern("wrong +transport +the server shows another key")
                .containsPattern("wrong +transport +the server does not let us in")
                .containsPattern("wrong +place +connector fri: an SFTP server takes sftp.known-hosts")
                .contains("sftp takes one of key and password-file")
                .doesNotContain("feil", "Hallen");
    }
}
