package no.portvakt.trust.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import no.portvakt.trust.audit.LongLog;
import no.portvakt.trust.signature.Signatory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditCommandTest {

    private static final int RECORDS = 100_000;
    private static final int FEW = 1_000;
    private static final Signatory WRITER = Signatory.named("gateway");

    @TempDir
    private static Path whole;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path file = Path.of("");

    @BeforeAll
    static void writeLogs() throws IOException {
        LongLog.write(whole.resolve("long.jsonl"), RECORDS);
        LongLog.write(whole.resolve("audit.jsonl"), FEW);
        Files.createDirectory(whole.resolve("away"));
        LongLog.checkpoint(whole.resolve("audit.jsonl"), whole.resolve("away"), WRITER);
        WRITER.publicKeyFile(whole);
    }

    @BeforeEach
    void copy() throws IOException {
        file = folder.resolve("audit.jsonl");
        Files.copy(whole.resolve("audit.jsonl"), file, StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void shouldSayThatALogIsWhole() {
        assertThat(verifyAgainstCheckpoints()).isZero();
        assertThat(out.toString()).contains("whole, 1000 records", "1 checkpoints hold");
    }

    @Test
    void shouldNameTheRecordOfWhichOneBitWasFlippedInALongLog() throws IOException {
        Files.copy(whole.resolve("long.jsonl"), file, StandardCopyOption.REPLACE_EXISTING);
        assertThat(verify()).isZero();
        assertThat(out.toString()).contains("whole, 100000 records");
        var bytes = Files.readAllBytes(file);
        var chance = new Random(42);
        for (int i = 0; i < 5; i++) {
            int at = chance.nextInt(bytes.length);
            int line = lineOf(bytes, at);
            var flipped = bytes.clone();
            flipped[at] ^= (byte) (1 << chance.nextInt(8));
            Files.write(file, flipped);

            assertThat(verify()).isEqualTo(1);
            assertThat(err.toString()).contains("audit.jsonl:" + line + ": record " + line + " ");
        }
    }

    @Test
    void shouldNameTheRecordThatWasRemoved() throws IOException {
        rewrite(lines -> lines.remove(700));

        assertThat(verify()).isEqualTo(1);
        assertThat(err.toString()).contains("record 701 is not the one that followed");
    }

    @Test
    void shouldNameTheRecordsThatChangedPlaces() throws IOException {
        rewrite(lines -> Collections.swap(lines, 500, 501));

        assertThat(verify()).isEqualTo(1);
        assertThat(err.toString()).contains("record 501 is not the one that followed");
    }

    @Test
    void shouldNameTheRecordsThatWereCutOffAtTheEnd() throws IOException {
        rewrite(lines -> lines.subList(990, FEW).clear());

        assertThat(verify()).isZero();
        assertThat(verifyAgainstCheckpoints()).isEqualTo(1);
        assertThat(err.toString()).contains("record 991 and those after it are missing: a checkpoint has seen 1000");
    }

    @Test
    void shouldNotTakeCheckpointsThatAnotherKeySigned() throws IOException {
        LongLog.checkpoint(file, folder, Signatory.named("forger"));
        Files.delete(file);
        Files.copy(whole.resolve("audit.jsonl"), whole.resolve("copy.jsonl"), StandardCopyOption.REPLACE_EXISTING);

        assertThat(run("verify", whole.resolve("copy.jsonl"), "--checkpoints", folder, "--key", publicKey()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("not a checkpoint that this key signed");
    }

    @Test
    void shouldExplainItselfWhenItIsNotUnderstood() {
        assertThat(run("verify")).isEqualTo(2);
        assertThat(run("verify", file, "--checkpoints", folder)).isEqualTo(2);
        assertThat(run("verify", file, "--unknown", folder)).isEqualTo(2);
        assertThat(run("verify", folder.resolve("nowhere"))).isEqualTo(2);
        assertThat(err.toString()).contains("Usage: ./portvakt audit verify", "--checkpoints and --key go together");
    }

    private int verify() {
        return run("verify", file);
    }

    private int verifyAgainstCheckpoints() {
        return run("verify", file, "--checkpoints", whole.resolve("away"), "--key", publicKey());
    }

    private static Path publicKey() {
        return whole.resolve("public.pem");
    }

    private int run(Object... arguments) {
        var words = java.util.Arrays.stream(arguments).map(Object::toString).toList();
        return new AuditCommand(new PrintWriter(out, true), new PrintWriter(err, true)).run(words);
    }

    private void rewrite(Consumer<List<String>> change) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(file, StandardCharsets.UTF_8));
        change.accept(lines);
        Files.write(file, lines);
    }

    private static int lineOf(byte[] bytes, int at) {
        int line = 1;
        for (int i = 0; i < at; i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        return line;
    }
}
