package no.portvakt.trust.pki.path;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * When a check must be over. Asked before every signature that is verified; one signature cannot be interrupted, and
 * {@link ChainFinder} verifies none with a key that would make it long.
 */
public final class Deadline {

    private final LongSupplier nanos;
    private final long end;

    private Deadline(LongSupplier nanos, long end) {
        this.nanos = nanos;
        this.end = end;
    }

    public static Deadline in(Duration time) {
        return in(time, System::nanoTime);
    }

    /** With a time source of the caller's own, in nanoseconds. */
    public static Deadline in(Duration time, LongSupplier nanos) {
        return new Deadline(nanos, nanos.getAsLong() + time.toNanos());
    }

    public boolean hasPassed() {
        return end - nanos.getAsLong() < 0;
    }
}
