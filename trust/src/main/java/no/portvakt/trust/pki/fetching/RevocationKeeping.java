package no.portvakt.trust.pki.fetching;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import no.portvakt.trust.pki.trustlist.TrustList;

/** Looks again and again, on one thread of its own, for what is due, and begins at once. */
public final class RevocationKeeping implements AutoCloseable {

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        var named = new Thread(work, "portvakt-revocations");
        named.setDaemon(true);
        return named;
    });

    private RevocationKeeping() {}

    /**
     * Starts.
     *
     * @param every how long to wait between two looks; what is not due is not fetched
     * @param told of what broke; the next look comes all the same
     */
    public static RevocationKeeping start(
            ListFetcher lists,
            AnswerFetcher answers,
            Supplier<TrustList> trust,
            Duration every,
            Consumer<String> told) {
        var keeping = new RevocationKeeping();
        Runnable look = () -> {
            try {
                lists.refresh(trust.get());
                answers.refresh(trust.get());
            } catch (RuntimeException broken) {
                // A scheduled task that throws is never run again.
                told.accept("revocations could not be renewed: " + broken);
            }
        };
        var started = keeping.thread.scheduleWithFixedDelay(look, 0, every.toMillis(), TimeUnit.MILLISECONDS);
        if (started.isCancelled()) {
            throw new IllegalStateException("revocations are not renewed");
        }
        return keeping;
    }

    /** Stops at once; what is being fetched is given up. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
