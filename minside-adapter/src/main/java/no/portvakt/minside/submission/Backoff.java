package no.portvakt.minside.submission;

import java.time.Duration;

/** How long to wait before the next try: one second, doubled each time, at most four minutes and a bit. */
final class Backoff {

    private static final int DOUBLINGS = 8;

    private Backoff() {}

    static Duration after(int attempts) {
        return Duration.ofSeconds(1L << Math.min(attempts, DOUBLINGS));
    }
}
