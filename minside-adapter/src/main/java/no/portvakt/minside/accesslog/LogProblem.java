package no.portvakt.minside.accesslog;

/** Something in the access log that is not as it was written. None of it names anybody. */
public sealed interface LogProblem {

    /** In words. */
    String text();

    /** Its mark is not the mark of what stands there. */
    record EntryChanged(long id) implements LogProblem {
        @Override
        public String text() {
            return "entry %d is not as it was written".formatted(id);
        }
    }

    /** It has no mark: it was not written by an adapter. */
    record EntryUnmarked(long id) implements LogProblem {
        @Override
        public String text() {
            return "entry %d was not written by an adapter".formatted(id);
        }
    }

    /** It names a checkpoint that is not there. */
    record EntryAstray(long id, long checkpoint) implements LogProblem {
        @Override
        public String text() {
            return "entry %d is of checkpoint %d, which is not there".formatted(id, checkpoint);
        }
    }

    /** It should long have been taken into a checkpoint. */
    record EntryWaits(long id) implements LogProblem {
        @Override
        public String text() {
            return "entry %d is of no checkpoint: does an adapter run?".formatted(id);
        }
    }

    /** It has not the entries that it had. */
    record EntriesMissing(long checkpoint, long had, long has) implements LogProblem {
        @Override
        public String text() {
            return "checkpoint %d had %d entries, and has %d".formatted(checkpoint, had, has);
        }
    }

    /** It, what comes before it, or which entries it has, is not as it was written. */
    record CheckpointChanged(long checkpoint) implements LogProblem {
        @Override
        public String text() {
            return "checkpoint %d, or what comes before it, is not as it was written".formatted(checkpoint);
        }
    }

    /** Numbers that are not there. */
    record CheckpointsMissing(long first, long last) implements LogProblem {
        @Override
        public String text() {
            return first == last
                    ? "checkpoint %d is missing".formatted(first)
                    : "checkpoints %d to %d are missing".formatted(first, last);
        }
    }

    /** What was kept elsewhere of it is something else, or it is not there. */
    record AnchorBroken(long checkpoint) implements LogProblem {
        @Override
        public String text() {
            return "checkpoint %d is not the one that was kept elsewhere".formatted(checkpoint);
        }
    }
}
