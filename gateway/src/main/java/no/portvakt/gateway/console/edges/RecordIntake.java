package no.portvakt.gateway.console.edges;

import java.util.List;

/** Takes one kind of record from edges. Called on virtual threads; may block. */
@FunctionalInterface
public interface RecordIntake {

    /**
     * Keeps these records, each of them once however often they come. When it returns, the edge may forget them.
     *
     * @param spool names what the sequence numbers in the lines are counted in
     * @param lines JSON objects in the order of their sequence numbers
     * @throws Unreadable if a line is not such a record; nothing was kept then
     * @throws RuntimeException if they cannot be kept now; the edge sends them again
     */
    void take(EdgeName edge, String spool, List<String> lines) throws Unreadable;

    /** Why a batch is not one; quotes nothing of it. */
    final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        public Unreadable(String why) {
            super(why);
        }
    }
}
