package no.portvakt.demo.machine;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Everything that was started and must be stopped, newest first. Stops it at Ctrl-C too, also when that comes while
 * things are still starting: what is added after the end has begun is closed at once. Thread-safe.
 */
public final class Running implements AutoCloseable {

    private final Deque<AutoCloseable> newestFirst = new ArrayDeque<>();
    private final Watchdog watchdog = Watchdog.start();
    private boolean ended;

    public Running() {
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("stop everything").unstarted(this::end));
    }

    public synchronized <T extends AutoCloseable> T add(T part) {
        if (ended) {
            stop(part);
            throw new IllegalStateException("the demo is being stopped");
        }
        newestFirst.push(part);
        ProcessHandle.current().descendants().forEach(process -> watchdog.watch(process.pid()));
        return part;
    }

    /** For a process that is no descendant of ours. */
    public synchronized void watch(long pid) {
        watchdog.watch(pid);
    }

    @Override
    public synchronized void close() {
        if (ended) {
            return;
        }
        ended = true;
        newestFirst.forEach(Running::stop);
        newestFirst.clear();
        watchdog.close();
    }

    /** This JVM ends: also what was still starting, and so is nobody's part yet. */
    private void end() {
        close();
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroy);
    }

    /** One part that cannot be stopped must not keep the others running. */
    private static void stop(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception broken) {
            System.getLogger(Running.class.getName()).log(System.Logger.Level.WARNING, "cannot stop " + part, broken);
        }
    }
}
