package no.portvakt.trust.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import no.portvakt.testsupport.time.FakeClock;
import no.portvakt.trust.correlation.CorrelationId;
import no.portvakt.trust.signature.Signatory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {

    private static final Signatory WRITER = Signatory.named("gateway");
    private static final FakeClock CLOCK = new FakeClock(Instant.parse("2026-11-22T12:00:00Z"));

    @TempDir
    private Path folder;

    private Path file = Path.of("");
    private Path away = Path.of("");

    @BeforeEach
    void places() {
        file = folder.resolve("audit.jsonl");
        away = folder.resolve("away");
    }

    @Test
    void shouldSendASignedCheckpointOnceForEachPointReached() throws IOException {
        try (var log = open(Optional.empty())) {
            var checkpoints = to(log, new FolderSink(away));
            log.append(record("one"));
            assertThat(checkpoints.send()).isEmpty();
            assertThat(checkpoints.send()).isEmpty();
            log.append(record("two"));
            assertThat(checkpoints.send()).isEmpty();
        }

        try (var files = Files.list(away)) {
            assertThat(files.sorted().map(CheckpointsTest::read))
                    .satisfiesExactly(
                            first -> assertThat(first.checkpoint().sequence()).isEqualTo(1),
                            second -> assertThat(second.isSignedBy(WRITER.keys().getPublic()))
                                    .isTrue());
        }
    }

    @Test
    void shouldNotTakeACheckpointThatSomebodyChanged() {
        var signed = SignedCheckpoint.sign(
                "x", new Checkpoint(7, "abc"), 9, CLOCK.instant(), WRITER.keys().getPrivate());
        var changed = SignedCheckpoint.parse(signed.json().replace("\"sequence\":7", "\"sequence\":6"));

        assertThat(SignedCheckpoint.parse(signed.json())).contains(signed);
        assertThat(changed.orElseThrow().isSignedBy(WRITER.keys().getPublic())).isFalse();
    }

    @Test
    void shouldPostACheckpointAndTryAgainWhenItIsRefused() throws IOException {
        List<String> received = new CopyOnWriteArrayList<>();
        List<Integer> answers = new CopyOnWriteArrayList<>(List.of(503, 204));
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(answers.removeFirst(), -1);
            exchange.close();
        });
        server.start();
        var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/checkpoints");
        try (var log = open(Optional.empty());
                var client = HttpClient.newHttpClient()) {
            var checkpoints = to(log, new HttpSink(address, client));
            log.append(record("one"));

            assertThat(checkpoints.send()).hasSize(1);
            assertThat(checkpoints.send()).isEmpty();
        } finally {
            server.stop(0);
        }
        assertThat(received).hasSize(2).allMatch(json -> SignedCheckpoint.parse(json)
                .filter(checkpoint -> checkpoint.isSignedBy(WRITER.keys().getPublic()))
                .isPresent());
    }

    @Test
    void shouldGoOnFromItsOwnCheckpointWithoutReadingWhatIsBeforeIt() throws IOException {
        var latest = writeAndKeep(50);
        // What is before the checkpoint is left to the command: a start must not take longer every year.
        Files.writeString(file, Files.readString(file).replaceFirst("officer-1", "officer-x"));

        try (var log = open(latest.read(WRITER.keys().getPublic()))) {
            log.append(record("after"));
            assertThat(log.checkpoint().sequence()).isEqualTo(51);
        }
        assertThat(AuditVerification.verify(file)).isInstanceOf(AuditVerdict.Broken.class);
    }

    @Test
    void shouldFindWhatWasChangedAfterItsOwnCheckpoint() throws IOException {
        var latest = writeAndKeep(5);
        try (var log = open(Optional.empty())) {
            log.append(record("later"));
        }
        Files.writeString(file, Files.readString(file).replace("later", "other"));

        assertThatThrownBy(() -> open(latest.read(WRITER.keys().getPublic())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("line 6");
    }

    @Test
    void shouldNotOpenALogThatEndsBeforeItsOwnCheckpoint() throws IOException {
        var latest = writeAndKeep(5);
        var lines = Files.readAllLines(file);
        Files.write(file, lines.subList(0, 3));

        assertThatThrownBy(() -> open(latest.read(WRITER.keys().getPublic())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("CUT_SHORT");
    }

    @Test
    void shouldReadAllOfItWhenItsOwnCheckpointIsNotGenuine() throws IOException {
        var latest = writeAndKeep(5);
        Files.writeString(latest.file(), Files.readString(latest.file()).replace("\"sequence\":5", "\"sequence\":4"));

        assertThat(latest.read(WRITER.keys().getPublic())).isEmpty();
    }

    private LatestFile writeAndKeep(int count) {
        var latest = new LatestFile(folder.resolve("audit.jsonl.checkpoint"));
        try (var log = open(Optional.empty())) {
            for (int i = 1; i <= count; i++) {
                log.append(record("officer-" + i));
            }
            assertThat(to(log, latest).send()).isEmpty();
        }
        return latest;
    }

    private FileAuditLog open(Optional<SignedCheckpoint> known) {
        return FileAuditLog.open(file, "test", CLOCK, known);
    }

    private static Checkpoints to(FileAuditLog log, CheckpointSink sink) {
        return new Checkpoints(log, "gateway", WRITER.keys().getPrivate(), List.of(sink), CLOCK);
    }

    private static AuditRecord record(String who) {
        return new AuditRecord(
                CLOCK.instant(),
                who,
                "profile.proposed",
                "barnehage",
                new CorrelationId("request-1"),
                AuditOutcome.DONE,
                new TreeMap<>());
    }

    private static SignedCheckpoint read(Path checkpoint) {
        try {
            return SignedCheckpoint.parse(Files.readString(checkpoint)).orElseThrow();
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }
}
