package no.portvakt.demo.machine;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A moment between two looks at something that nobody tells us of. */
public final class Pause {

    private Pause() {}

    /**
     * Lets so much time go by.
     *
     * @throws IllegalStateException if this thread is told to stop meanwhile; it stays told
     */
    public static void of(Duration duration) {
        try {
            if (new CountDownLatch(1).await(duration.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("nobody counts this down");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting", stopped);
        }
    }
}
