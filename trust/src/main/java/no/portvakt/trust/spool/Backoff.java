package no.portvakt.trust.spool;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait before trying again: twice as long after every failure, up to a limit, and never quite the same, so
 * that many edges do not come back to a console at one moment. Not thread-safe.
 */
public final class Backoff {

    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private Duration next = FIRST;

    /** The next failure is the first one again. */
    public void succeeded() {
        next = FIRST;
    }

    /** How long to wait now. */
    public Duration failed() {
        var wait = next.toMillis();
        next = next.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : next.multipliedBy(2);
        return Duration.ofMillis(wait / 2 + ThreadLocalRandom.current().nextLong(wait / 2 + 1));
    }
}
