package no.portvakt.trust.spool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Empties a spool into whoever takes the records, in order, a batch at a time; what was not taken stays. One thread of its own. */
public final class RecordSender implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger("portvakt.feed");
    private static final int LINES = 2_000;
    private static final String CONSOLE = "the console";
    private static final Duration REST = Duration.ofMillis(500);

    private final String what;
    private final String whom;
    private final int lines;
    private final Spool spool;
    private final RecordSink sink;
    private final Backoff backoff = new Backoff();
    private final Semaphore stop = new Semaphore(0);
    private final Thread thread;
    private boolean isAway;

    /**
     * Sends nothing yet, and then to the console.
     *
     * @param what names the records in the log
     */
    public RecordSender(String what, Spool spool, RecordSink sink) {
        this(what, CONSOLE, LINES, spool, sink);
    }

    /**
     * Sends nothing yet.
     *
     * @param what names the records in the log
     * @param whom names the one who takes them
     * @param lines that are sent at once, at most
     */
    public RecordSender(String what, String whom, int lines, Spool spool, RecordSink sink) {
        this.what = what;
        this.whom = whom;
        this.lines = lines;
        this.spool = spool;
        this.sink = sink;
        this.thread = Thread.ofPlatform().name("send-" + what).daemon(true).unstarted(this::run);
    }

    public RecordSender start() {
        thread.start();
        return this;
    }

    private void run() {
        try {
            var wait = REST;
            while (!stop.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                wait = sendAll();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** How long to rest afterwards. */
    private Duration sendAll() {
        try {
            for (var batch = spool.oldest(lines); batch.isPresent(); batch = spool.oldest(lines)) {
                sink.send(batch.get());
                spool.acknowledge(batch.get());
                if (stop.availablePermits() > 0) {
                    break;
                }
            }
            if (isAway) {
                LOG.log(Level.INFO, "{0} reach {1} again", what, whom);
            }
            isAway = false;
            backoff.succeeded();
            return REST;
        } catch (IOException | UncheckedIOException away) {
            if (!isAway) {
                LOG.log(Level.WARNING, "{0} do not reach {1} ({2}) and wait on disk", what, whom, away.getMessage());
            }
            isAway = true;
            return backoff.failed();
        } catch (RuntimeException broken) {
            // Whatever it is, a sender that stops would let records pile up unsaid until the next start.
            LOG.log(Level.ERROR, what + " could not be sent and wait on disk", broken);
            isAway = true;
            return backoff.failed();
        }
    }

    @Override
    public void close() {
        stop.release();
        thread.interrupt();
    }
}
