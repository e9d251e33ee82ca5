package no.portvakt.gateway.observe;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
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
    private final Thread writer;
    private ByteArrayOutputStream gathered = new ByteArrayOutputStream();
    private long missing;
    private volatile boolean stopping;

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
        this.writer = Thread.ofPlatform().name("access-log").daemon(true).start(this::run);
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
        while (!stopping) {
            LockSupport.parkNanos(GATHERED_FOR.toNanos());
            flush();
        }
        flush();
    }

    /** Blocks for as long as the reader of the log does. */
    @Override
    public void flush() {
        ByteArrayOutputStream taken;
        long left;
        synchronized (this) {
            taken = gathered;
            left = missing;
            if (taken.size() > 0) {
                gathered = new ByteArrayOutputStream(taken.size());
            }
            missing = 0;
        }
        if (taken.size() > 0) {
            out.write(taken.toByteArray(), 0, taken.size());
            out.flush();
        }
        if (left > 0) {
            LOG.warnf("%d lines of the access log are missing: nobody read it", left);
        }
    }

    /** What was gathered is written first. */
    @Override
    public void close() {
        stopping = true;
        LockSupport.unpark(writer);
        try {
            writer.join(LONGEST_GOODBYE);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
