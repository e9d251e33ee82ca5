package no.portvakt.gateway.observe;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Writes what others hand in, a while's worth at a time, and is let finish when it has to end. Thread-safe. */
final class WritingThread {

    private final Thread thread;
    private volatile boolean ending;

    /**
     * Does nothing yet.
     *
     * @param work goes on until {@link #isEnding}, and then writes what is left
     */
    WritingThread(String name, Runnable work) {
        this.thread = Thread.ofPlatform().name(name).daemon(true).unstarted(work);
    }

    void start() {
        thread.start();
    }

    boolean isEnding() {
        return ending;
    }

    /** Called by the thread itself: lets more come together, unless it has to end. */
    void gather(Duration longest) {
        if (!ending) {
            LockSupport.parkNanos(longest.toNanos());
        }
    }

    /** From now on it has to end. */
    void end() {
        ending = true;
        LockSupport.unpark(thread);
    }

    /** The same, and waits for it. Not by an interrupt, which would close a file under the one who writes it. */
    void end(Duration longest) {
        end();
        try {
            thread.join(longest);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
