package no.portvakt.gateway.upstream;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/**
 * Whether a server is left alone for a while because requests to it failed. Each time that it fails again at once when
 * the time is over, it is left alone for twice as long; one answer makes it as good as new. Thread-safe, without locks.
 */
public final class Ejection {

    private static final State SOUND = new State(0, 0, 0);
    private static final int MOST_DOUBLINGS = 20;

    private final Rules rules;
    private final LongSupplier nanoTime;
    private final AtomicReference<State> state = new AtomicReference<>(SOUND);
    private final AtomicLong ejections = new AtomicLong();

    /**
     * When it is left alone, and for how long.
     *
     * @param failures that follow each other
     * @param first the first time
     * @param longest at most
     */
    public record Rules(int failures, Duration first, Duration longest) {

        public Rules {
            if (failures < 1 || !first.isPositive() || longest.compareTo(first) < 0) {
                throw new IllegalArgumentException(
                        "ejection: at least one failure, and a time that is positive and not longer than the longest");
            }
        }
    }

    /**
     * What happened until now.
     *
     * @param times how often it was ejected without an answer in between
     * @param untilNanos means something only if it was ejected
     */
    private record State(int failures, int times, long untilNanos) {}

    /** With a clock as {@link System#nanoTime}. */
    public Ejection(Rules rules, LongSupplier nanoTime) {
        this.rules = rules;
        this.nanoTime = nanoTime;
    }

    public boolean isInForce() {
        return isInForce(current(), nanoTime.getAsLong());
    }

    private State current() {
        return Objects.requireNonNull(state.get());
    }

    private static boolean isInForce(State current, long now) {
        return current.times > 0 && now - current.untilNanos < 0;
    }

    void answered() {
        if (!current().equals(SOUND)) {
            state.set(SOUND);
        }
    }

    /** What fails while it is in force was sent before, or for want of any other server: it makes nothing longer. */
    void failed() {
        long now = nanoTime.getAsLong();
        var before = current();
        if (isInForce(before, now)) {
            return;
        }
        int failures = before.failures + 1;
        boolean ejected = before.times > 0 || failures >= rules.failures;
        var after = ejected
                ? new State(0, before.times + 1, now + timeOut(before.times).toNanos())
                : new State(failures, 0, 0);
        // Whoever loses the race saw the same failure as the winner a moment ago: it is not counted a second time.
        if (state.compareAndSet(before, after) && ejected) {
            ejections.incrementAndGet();
        }
    }

    private Duration timeOut(int earlier) {
        var time = rules.first.multipliedBy(1L << Math.min(earlier, MOST_DOUBLINGS));
        return time.compareTo(rules.longest) < 0 ? time : rules.longest;
    }

    long count() {
        return ejections.get();
    }
}
