package no.portvakt.minside.pull;

import java.time.Duration;
import java.util.Set;

/**
 * What is asked for, and how often.
 *
 * @param fagsystemer whose cases; none: nothing is asked
 * @param interval between two runs, and the least between two questions for one case
 * @param batch how many cases one run asks for at most
 * @param reconcile the most between two questions for one case, also for one that is closed
 * @param days how far back cases are searched for by their date at the first run; not more days in one run either
 */
public record PullPlan(Set<String> fagsystemer, Duration interval, int batch, Duration reconcile, int days) {

    /** Younger than this against its last change, a case is asked for at every run. */
    private static final int AGES_TO_A_QUESTION = 10;

    private static final int DOUBLINGS = 10;

    public PullPlan {
        fagsystemer = Set.copyOf(fagsystemer);
    }

    /**
     * A case has one source: what is told is numbered by its teller, what is seen by us.
     *
     * @param tellers the fagsystemer that may tell of their cases
     * @throws IllegalArgumentException if one of them is to be asked for as well
     */
    public PullPlan besides(Set<String> tellers) {
        var both = fagsystemer.stream().filter(tellers::contains).sorted().toList();
        if (!both.isEmpty()) {
            throw new IllegalArgumentException("minside.archive.pull.fagsystemer: " + both
                    + " may tell of their cases themselves (minside.fagsystem): one or the other");
        }
        return this;
    }

    public boolean isOn() {
        return !fagsystemer.isEmpty();
    }

    /** Until a case is asked for again: the longer it stood still, the longer. */
    Duration until(Duration stoodStill, boolean over) {
        return over ? reconcile : between(stoodStill.dividedBy(AGES_TO_A_QUESTION));
    }

    /** Until a case is asked for again that could not be asked for so many times in a row. */
    Duration untilAfter(int failures) {
        return between(interval.multipliedBy(1L << Math.min(failures, DOUBLINGS)));
    }

    private Duration between(Duration wished) {
        if (wished.compareTo(reconcile) > 0) {
            return reconcile;
        }
        return wished.compareTo(interval) < 0 ? interval : wished;
    }

    /** A tenth more or less, so that what began together does not stay together. */
    static Duration jittered(Duration wait, double random) {
        return Duration.ofMillis((long) (wait.toMillis() * (0.9 + 0.2 * random)));
    }
}
