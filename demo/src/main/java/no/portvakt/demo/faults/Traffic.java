package no.portvakt.demo.faults;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** What is going on just now, and what has gone wrong for good. Thread-safe. */
final class Traffic {

    private static final int NO_BOUND = Integer.MAX_VALUE;

    private final AtomicInteger submissionsInFlight = new AtomicInteger();
    private final AtomicInteger eventsInFlight = new AtomicInteger();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger told = new AtomicInteger();
    private final AtomicInteger repeats = new AtomicInteger();
    private final AtomicInteger forms = new AtomicInteger(NO_BOUND);
    private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();

    /** Requests of one kind that have no answer yet. */
    AtomicInteger submissionsInFlight() {
        return submissionsInFlight;
    }

    AtomicInteger eventsInFlight() {
        return eventsInFlight;
    }

    /** Submissions with a receipt. */
    AtomicInteger accepted() {
        return accepted;
    }

    /** Events that were answered. */
    AtomicInteger told() {
        return told;
    }

    /** Requests that had to be sent again. */
    AtomicInteger repeats() {
        return repeats;
    }

    /** Only so many more forms, until told otherwise: without an archive they are taken all the same, and fast. */
    void boundForms(int most) {
        forms.set(most);
    }

    void unboundForms() {
        forms.set(NO_BOUND);
    }

    /** Whether one more may be sent now; if so, it counts. */
    boolean mayForm() {
        return forms.getAndUpdate(left -> left == NO_BOUND ? left : Math.max(0, left - 1)) > 0;
    }

    void wrong(String what) {
        wrong.add(what);
    }

    List<String> wrong() {
        return List.copyOf(wrong);
    }
}
