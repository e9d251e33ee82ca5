package no.portvakt.demo.journey;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Waiting for something that happens behind the scenes, by looking again. */
final class Patience {

    private static final long BETWEEN_LOOKS = 200;

    private Patience() {}

    /** The first sight of it, or empty when the time is over. */
    static <T> Optional<T> until(Duration limit, Supplier<Optional<T>> look) {
        var deadline = Instant.now().plus(limit);
        var seen = look.get();
        while (seen.isEmpty() && Instant.now().isBefore(deadline)) {
            pause();
            seen = look.get();
        }
        return seen;
    }

    private static void pause() {
        try {
            if (new CountDownLatch(1).await(BETWEEN_LOOKS, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("nobody counts this down");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting", stopped);
        }
    }
}
