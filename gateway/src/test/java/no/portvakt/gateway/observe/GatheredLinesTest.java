package no.portvakt.gateway.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GatheredLinesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Formatter PLAIN = new Formatter() {
        @Override
        public String format(LogRecord line) {
            return line.getMessage() + "\n";
        }
    };

    private static LogRecord line(int number) {
        return new LogRecord(Level.INFO, "linje " + number + " æ");
    }

    @Test
    void shouldWriteEveryLineWholeInOrderAndByItself() {
        var written = new ByteArrayOutputStream();
        var writes = new AtomicInteger();
        var counting = new PrintStream(written) {
            @Override
            public void write(byte[] bytes, int from, int length) {
                writes.incrementAndGet();
                super.write(bytes, from, length);
            }
        };
        try (var closing = new Closing(new GatheredLines(counting, PLAIN, 1_000_000))) {
            IntStream.range(0, 500).mapToObj(GatheredLinesTest::line).forEach(closing.lines()::publish);

            await().atMost(PATIENCE).until(() -> text(written).endsWith("linje 499 æ\n"));
        }
        assertThat(text(written).lines())
                .containsExactlyElementsOf(IntStream.range(0, 500)
                        .mapToObj(i -> "linje " + i + " æ")
                        .toList());
        assertThat(writes.get()).isLessThan(500);
    }

    /** As when the log manager flushes while requests come. */
    @Test
    void shouldWriteEveryLineOnceWhoeverFlushesMeanwhile() throws InterruptedException {
        int count = 50_000;
        var written = new ByteArrayOutputStream();
        try (var closing = new Closing(new GatheredLines(new PrintStream(written), PLAIN, 10_000_000))) {
            var requests = Thread.ofPlatform().start(() -> IntStream.range(0, count)
                    .mapToObj(GatheredLinesTest::line)
                    .forEach(closing.lines()::publish));
            while (requests.isAlive()) {
                closing.lines().flush();
            }
            requests.join();
        }
        assertThat(text(written).lines()).hasSize(count).doesNotHaveDuplicates();
    }

    @Test
    void shouldWriteWhatWasGatheredBeforeItCloses() {
        var written = new ByteArrayOutputStream();
        try (var closing = new Closing(new GatheredLines(new PrintStream(written), PLAIN, 1_000))) {
            closing.lines().publish(line(1));
        }
        assertThat(text(written)).isEqualTo("linje 1 æ\n");
    }

    /** A pipe whose reader has stopped reading. */
    @Test
    void shouldNeverMakeTheCallerWaitAndLeaveOutWhatDoesNotFit() {
        var reads = new CountDownLatch(1);
        var written = new ByteArrayOutputStream();
        var pipe = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                try {
                    reads.await();
                } catch (InterruptedException stopped) {
                    throw new IOException(stopped);
                }
                written.write(bytes, from, length);
            }
        };
        try (var closing = new Closing(new GatheredLines(new PrintStream(pipe), PLAIN, 100))) {
            IntStream.range(0, 10_000).mapToObj(GatheredLinesTest::line).forEach(closing.lines()::publish);
            reads.countDown();
            await().atMost(PATIENCE).until(() -> !text(written).isEmpty());
            closing.lines().publish(line(10_000));
        }
        List<String> lines = text(written).lines().toList();
        assertThat(lines).startsWith("linje 0 æ").endsWith("linje 10000 æ").hasSizeLessThan(50);
    }

    private record Closing(GatheredLines lines) implements AutoCloseable {
        @Override
        public void close() {
            lines.close();
        }
    }

    private static String text(ByteArrayOutputStream written) {
        return written.toString(StandardCharsets.UTF_8);
    }
}
