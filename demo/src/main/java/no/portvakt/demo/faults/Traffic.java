package no.portvakt.demo.faults;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** What is going on just now, and what has gone wrong for good. Thread-safe. */
final class Traffic {

    private final AtomicInteger submissionsInFlight = new AtomicInteger();
    private final AtomicInteger eventsInFlight = new AtomicInteger();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger told = new AtomicInteger();
    private final AtomicInteger repeats = new AtomicInteger();
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

    void wrong(String what) {
        wrong.add(what);
    }

    List<String> wrong() {
        return List.copyOf(wrong);
    }
}
