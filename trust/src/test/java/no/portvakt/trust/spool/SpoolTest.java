package no.portvakt.trust.spool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import no.portvakt.testsupport.time.FakeClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {

    private static final long ROOMY = 100L * 1024 * 1024;

    @TempDir
    Path folder;

    private Spool spool(long bytes, Spool.WhenFull whenFull) {
        return new Spool(folder, new Spool.Limits(bytes, Optional.empty(), whenFull), Clock.systemUTC());
    }

    private static List<LongFunction<String>> lines(int count, String text) {
        return IntStream.range(0, count)
                .<LongFunction<String>>mapToObj(i -> sequence -> sequence + " " + text)
                .toList();
    }

    private static List<String> emptied(Spool spool) {
        List<String> all = new ArrayList<>();
        for (var batch = spool.oldest(7); batch.isPresent(); batch = spool.oldest(7)) {
            all.addAll(batch.get().lines());
            spool.acknowledge(batch.get());
        }
        return all;
    }

    @Test
    void shouldGiveEveryLineOnceAndInOrder() {
        try (var spool = spool(ROOMY, Spool.WhenFull.DROP_OLDEST)) {
            spool.append(lines(10, "æøå"));
            spool.append(lines(10, "b"));

            assertThat(emptied(spool)).hasSize(20).startsWith("1 æøå", "2 æøå").endsWith("19 b", "20 b");
            assertThat(spool.oldest(7)).isEmpty();
            spool.append(lines(1, "c"));
            assertThat(emptied(spool)).containsExactly("21 c");
        }
    }

    @Test
    void shouldCountAsWaitingOnlyWhatWasNotAcknowledged() {
        try (var spool = spool(ROOMY, Spool.WhenFull.DROP_OLDEST)) {
            spool.append(lines(3, "æ"));
            assertThat(spool.unsentBytes()).isEqualTo(spool.bytes()).isEqualTo(3L * "1 æ\n".getBytes(UTF_8).length);

            spool.acknowledge(spool.oldest(2).orElseThrow());
            assertThat(spool.unsentBytes()).isEqualTo("3 æ\n".getBytes(UTF_8).length);

            assertThat(emptied(spool)).hasSize(1);
            assertThat(spool.unsentBytes()).isZero();
        }
    }

    @Test
    void shouldGiveTheSameAgainUntilItIsAcknowledged() {
        try (var spool = spool(ROOMY, Spool.WhenFull.DROP_OLDEST)) {
            spool.append(lines(10, "a"));

            var first = spool.oldest(3).orElseThrow();
            var again = spool.oldest(3).orElseThrow();

            assertThat(again.lines()).hasSize(3).isEqualTo(first.lines());
            assertThat(again.spool()).isEqualTo(first.spool());
        }
    }

    @Test
    void shouldSendWhatAnEarlierProcessLeftUnderTheEarlierName() {
        String earlier;
        try (var spool = spool(ROOMY, Spool.WhenFull.DROP_OLDEST)) {
            spool.append(lines(5, "left"));
            earlier = spool.oldest(1).orElseThrow().spool();
        }
        try (var restarted = spool(ROOMY, Spool.WhenFull.DROP_OLDEST)) {
            restarted.append(lines(1, "new"));

            var first = restarted.oldest(100).orElseThrow();
            assertThat(first.spool()).isEqualTo(earlier);
            assertThat(first.lines()).hasSize(5);
            restarted.acknowledge(first);
            var second = restarted.oldest(100).orElseThrow();
            assertThat(second.spool()).isNotEqualTo(earlier);
            assertThat(second.lines()).containsExactly("1 new");
        }
    }

    @Test
    void shouldCutAHalfWrittenLastLine() throws IOException {
        try (var spool = spool(ROOMY, Spool.WhenFull.DROP_OLDEST)) {
            spool.append(lines(2, "whole"));
        }
        try (var files = Files.list(folder)) {
            Files.writeString(files.findFirst().orElseThrow(), "3 hal", StandardOpenOption.APPEND);
        }

        try (var restarted = spool(ROOMY, Spool.WhenFull.DROP_OLDEST)) {
            assertThat(emptied(restarted)).containsExactly("1 whole", "2 whole");
        }
    }

    @Test
    void shouldDropTheOldestAndCountItWhenItIsFull() {
        var long1 = "x".repeat(1_000_000);
        try (var spool = spool(10_000_000, Spool.WhenFull.DROP_OLDEST)) {
            for (int i = 0; i < 30; i++) {
                spool.append(lines(1, long1));
            }

            assertThat(spool.bytes()).isLessThan(11_000_000);
            var left = emptied(spool);
            assertThat(left.getLast()).startsWith("30 ");
            assertThat(spool.lost()).isEqualTo(30 - left.size()).isPositive();
        }
    }

    @Test
    void shouldRefuseWhenItIsFullAndMayDropNothing() {
        try (var spool = spool(100, Spool.WhenFull.REFUSE)) {
            spool.append(lines(1, "x".repeat(200)));

            assertThatThrownBy(() -> spool.append(lines(1, "one more"))).isInstanceOf(UncheckedIOException.class);
            assertThat(emptied(spool)).hasSize(1);
        }
    }

    @Test
    void shouldDropWhatIsOlderThanItMayBe() {
        var clock = new FakeClock(Instant.parse("2026-11-22T06:00:00Z"));
        var limits = new Spool.Limits(ROOMY, Optional.of(Duration.ofDays(1)), Spool.WhenFull.DROP_OLDEST);
        try (var spool = new Spool(folder, limits, clock)) {
            spool.append(lines(3, "old"));
        }
        clock.advance(Duration.ofDays(2));
        try (var spool = new Spool(folder, limits, clock)) {
            spool.append(lines(1, "new"));

            assertThat(emptied(spool)).containsExactly("1 new");
            assertThat(spool.lost()).isEqualTo(3);
        }
    }
}
