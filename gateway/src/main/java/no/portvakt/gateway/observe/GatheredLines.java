package no.portvakt.gateway.observe;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.jboss.logging.Logger;

/**
 * Writes a busy log many lines at a time, on a thread of its own: one call of the operating system for each request would
 * cost as much as reading the request, and a reader of the log who stops reading would stop the event loop. Lines are
 * never cut, and come at most {@link #GATHERED_FOR} late. When nobody reads, what does not fit is left out and the number
 * of lines that are missing is said. Thread-safe.
 */
public final class GatheredLines extends Handler {

    static final Duration GATHERED_FOR = Duration.ofMillis(100);

    private static final Logger LOG = Logger.getLogger("portvakt.observe");
    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(2);

    private final PrintStream out;
    private final int most;
    private final WritingThread writer = new WritingThread("access-log", this::run);
    private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();
    private long missing;

    /**
     * Begins to write.
     *
     * @param formatter of whole lines, with their ends
     * @param most bytes that wait
     */
    public GatheredLines(PrintStream out, Formatter formatter, int most) {
        this.out = out;
        this.most = most;
        setFormatter(formatter);
        writer.start();
    }

    @Override
    public void publish(LogRecord line) {
        if (!isLoggable(line)) {
            return;
        }
        var bytes = getFormatter().format(line).getBytes(StandardCharsets.UTF_8);
        synchronized (this) {
            if (gathered.size() + bytes.length > most) {
                missing++;
            } else {
                gathered.writeBytes(bytes);
            }
        }
    }

    private void run() {
        while (!writer.isEnding()) {
            writer.gather(GATHERED_FOR);
            flush();
        }
        flush();
    }

    /** Blocks for as long as the reader of the log does. */
    @Override
    public void flush() {
        byte[] taken;
        long left;
        synchronized (this) {
            taken = gathered.toByteArray();
            gathered.reset();
            left = missing;
            missing = 0;
        }
        if (taken.length > 0) {
            out.write(taken, 0, taken.length);
            out.flush();
        }
        if (left > 0) {
            LOG.warnf("%d lines of the access log are missing: nobody read it", left);
        }
    }

    /** What was gathered is written first. */
    @Override
    public void close() {
        writer.end(LONGEST_GOODBYE);
    }
}
