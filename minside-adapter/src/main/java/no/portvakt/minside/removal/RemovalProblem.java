package no.portvakt.minside.removal;

import java.util.UUID;

/** Something about removed cases that is not as it should be. None of it names anybody. */
public sealed interface RemovalProblem {

    /** In words. */
    String text();

    /** Its mark is not the mark of what stands there, or of what comes before it. */
    record ProofChanged(long number) implements RemovalProblem {
        @Override
        public String text() {
            return "removal %d, or what comes before it, is not as it was written".formatted(number);
        }
    }

    /** Numbers that are not there. */
    record ProofsMissing(long first, long last) implements RemovalProblem {
        @Override
        public String text() {
            return first == last
                    ? "removal %d is missing".formatted(first)
                    : "removals %d to %d are missing".formatted(first, last);
        }
    }

    /** What was kept elsewhere of it is something else, or it is not there. */
    record AnchorBroken(long number) implements RemovalProblem {
        @Override
        public String text() {
            return "removal %d is not the one that was kept elsewhere".formatted(number);
        }
    }

    /** Something is here of a case that is removed: a restored backup, mostly. */
    record StillThere(UUID caseId, String table) implements RemovalProblem {
        @Override
        public String text() {
            return "case %s is removed, and there is something of it in %s".formatted(caseId, table);
        }
    }
}
