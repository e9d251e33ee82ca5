package no.portvakt.trust.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import no.portvakt.testsupport.time.FakeClock;
import no.portvakt.trust.audit.AuditVerdict.Broken;
import no.portvakt.trust.audit.AuditVerdict.Fault;
import no.portvakt.trust.audit.AuditVerdict.Intact;
import no.portvakt.trust.correlation.CorrelationId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditLogTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00.123456Z");
    private static final Clock CLOCK = new FakeClock(NOW);
    private static final CorrelationId REQUEST = new CorrelationId("request-1");

    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void writeFiveRecords() {
        file = folder.resolve("audit.jsonl");
        append(5);
    }

    @Test
    void shouldBeIntactWhenNobodyTouchedIt() {
        assertThat(verify()).isInstanceOfSatisfying(Intact.class, intact -> assertThat(
                        intact.head().sequence())
                .isEqualTo(5));
    }

    @Test
    void shouldWriteOneCanonicalLineForEachRecord() throws IOException {
        assertThat(lines().getFirst())
                .startsWith("{\"at\":\"2026-11-22T12:00:00.123Z\",\"correlation\":\"request-1\","
                        + "\"details\":{\"a\":\"1\",\"z\":\"blåbær \\\"\\n\"},\"hash\":\"")
                .contains("\"on\":\"barnehage\",\"outcome\":\"done\",\"previous\":\"0000")
                .endsWith("\"sequence\":1,\"what\":\"login.completed\",\"who\":\"citizen-0\"}");
    }

    @Test
    void shouldContinueItsChainWhenItIsOpenedAgain() throws IOException {
        append(3);

        assertThat(verify()).isInstanceOf(Intact.class);
        assertThat(lines()).hasSize(8);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 4})
    void shouldFindARecordThatWasChanged(int index) throws IOException {
        rewrite(lines -> lines.set(index, lines.get(index).replace("citizen-", "somebody-")));

        assertThat(verify()).isEqualTo(new Broken(index + 1L, Fault.CHANGED));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 3})
    void shouldFindARecordThatWasRemoved(int index) throws IOException {
        rewrite(lines -> lines.remove(index));

        assertThat(verify()).isEqualTo(new Broken(index + 1L, Fault.OUT_OF_PLACE));
    }

    @Test
    void shouldFindRecordsThatChangedPlaces() throws IOException {
        rewrite(lines -> Collections.swap(lines, 1, 2));

        assertThat(verify()).isEqualTo(new Broken(2, Fault.OUT_OF_PLACE));
    }

    @Test
    void shouldFindARecordThatWasRepeated() throws IOException {
        rewrite(lines -> lines.add(3, lines.get(2)));

        assertThat(verify()).isEqualTo(new Broken(4, Fault.OUT_OF_PLACE));
    }

    @Test
    void shouldFindALineThatIsNotWrittenAsWeWriteIt() throws IOException {
        rewrite(lines -> lines.set(1, lines.get(1).replace("\"who\"", "\"who\":\"nobody\",\"who\"")));

        assertThat(verify()).isEqualTo(new Broken(2, Fault.CHANGED));
    }

    @Test
    void shouldFindAShortenedEndOnlyAgainstACheckpoint() throws IOException {
        var kept = checkpoint();
        rewrite(List::removeLast);

        assertThat(verify()).isInstanceOf(Intact.class);
        assertThat(AuditVerification.verify(file, kept)).isEqualTo(new Broken(5, Fault.CUT_SHORT));
    }

    @Test
    void shouldFindAChainThatWasWrittenAnewOnlyAgainstACheckpoint() throws IOException {
        var kept = checkpoint();
        Files.delete(file);
        try (var forger = open()) {
            IntStream.range(0, 6).forEach(i -> forger.append(record("forger-" + i)));
        }

        assertThat(verify()).isInstanceOf(Intact.class);
        assertThat(AuditVerification.verify(file, kept)).isEqualTo(new Broken(5, Fault.REWRITTEN));
    }

    @Test
    void shouldHoldAgainstACheckpointWhenItHasGrownSince() {
        var kept = checkpoint();
        append(2);

        assertThat(AuditVerification.verify(file, kept)).isInstanceOf(Intact.class);
    }

    @Test
    void shouldCutAHalfWrittenLineAndSaySoWhenPowerWasLost() throws IOException {
        Files.writeString(file, "{\"at\":\"2026", StandardOpenOption.APPEND);

        append(1);

        assertThat(verify()).isInstanceOf(Intact.class);
        assertThat(lines()).hasSize(7);
        assertThat(lines().get(5)).contains("audit.half-written-line-cut").contains("\"bytes\":\"11\"");
    }

    @Test
    void shouldNotContinueABrokenChain() throws IOException {
        rewrite(lines -> lines.remove(1));

        assertThatThrownBy(this::open).isInstanceOf(IllegalStateException.class).hasMessageContaining("line 2");
    }

    @Test
    void shouldHaveOneWriterOnly() {
        try (var first = open()) {
            assertThatThrownBy(this::open).isInstanceOf(UncheckedIOException.class);
            first.append(record("first"));
        }
        assertThat(verify()).isInstanceOf(Intact.class);
    }

    @Test
    void shouldKeepItsChainWhenManyThreadsWrite() throws InterruptedException {
        try (var log = open()) {
            var threads = IntStream.range(0, 8)
                    .mapToObj(i -> Thread.ofVirtual().start(() -> log.append(record("thread-" + i))))
                    .toList();
            for (var thread : threads) {
                thread.join();
            }
        }
        assertThat(verify()).isInstanceOfSatisfying(Intact.class, intact -> assertThat(
                        intact.head().sequence())
                .isEqualTo(13));
    }

    @ParameterizedTest
    @ValueSource(strings = {"01815060012", "about 018150 60012", "https://x/01815060012"})
    void shouldRefuseANationalIdNumberAnywhere(String text) {
        var details = new TreeMap<>(Map.of("note", text));

        assertThatThrownBy(() -> record(text)).hasMessageNotContaining("60012");
        assertThatThrownBy(() -> new AuditRecord(NOW, "x", "a.b", text, REQUEST, AuditOutcome.DONE, new TreeMap<>()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AuditRecord(NOW, "x", "a.b", "y", REQUEST, AuditOutcome.DONE, details))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Login", "login completed", "login..completed", "login."})
    void shouldRefuseAnActionThatIsNotANamedOne(String what) {
        assertThatThrownBy(() -> AuditRecord.of(NOW, "x", what, "y", REQUEST, AuditOutcome.FAILED))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void append(int count) {
        try (var log = open()) {
            IntStream.range(0, count).forEach(i -> log.append(record("citizen-" + i)));
        }
    }

    private static AuditRecord record(String who) {
        var details = new TreeMap<>(Map.of("z", "blåbær \"\n", "a", "1"));
        return new AuditRecord(NOW, who, "login.completed", "barnehage", REQUEST, AuditOutcome.DONE, details);
    }

    private FileAuditLog open() {
        return FileAuditLog.open(file, "test", CLOCK);
    }

    private AuditVerdict verify() {
        return AuditVerification.verify(file);
    }

    private Checkpoint checkpoint() {
        try (var log = open()) {
            return log.checkpoint();
        }
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(file);
    }

    private void rewrite(Consumer<List<String>> change) throws IOException {
        List<String> lines = new ArrayList<>(lines());
        change.accept(lines);
        Files.write(file, lines);
    }
}
