package no.portvakt.gateway.feed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import no.portvakt.gateway.observe.Spool;
import org.jboss.logging.Logger;

/** Empties a spool into the console, in order, a batch at a time; what was not taken stays. One thread of its own. */
public final class RecordSender implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger("portvakt.feed");
    private static final int LINES = 2_000;
    private static final Duration REST = Duration.ofMillis(500);

    private final String what;
    private final Spool spool;
    private final RecordSink sink;
    private final Backoff backoff = new Backoff();
    private final Semaphore stop = new Semaphore(0);
    private final Thread thread;
    private boolean consoleIsAway;

    /**
     * Sends nothing yet.
     *
     * @param what names the records in the log
     */
    public RecordSender(String what, Spool spool, RecordSink sink) {
        this.what = what;
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
            for (var batch = spool.oldest(LINES); batch.isPresent(); batch = spool.oldest(LINES)) {
                sink.send(batch.get());
                spool.acknowledge(batch.get());
                if (stop.availablePermits() > 0) {
                    break;
                }
            }
            if (consoleIsAway) {
                LOG.infof("%s reach the console again", what);
            }
            consoleIsAway = false;
            backoff.succeeded();
            return REST;
        } catch (IOException | UncheckedIOException away) {
            if (!consoleIsAway) {
                LOG.warnf("%s do not reach the console (%s) and wait on disk", what, away.getMessage());
            }
            consoleIsAway = true;
            return backoff.failed();
        } catch (RuntimeException broken) {
            // Whatever it is, a sender that stops would let records pile up unsaid until the next start.
            LOG.errorf(broken, "%s could not be sent and wait on disk", what);
            consoleIsAway = true;
            return backoff.failed();
        }
    }

    @Override
    public void close() {
        stop.release();
        thread.interrupt();
    }
}
