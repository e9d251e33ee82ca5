package no.portvakt.gateway.console.life;

import java.util.List;
import no.portvakt.profiles.load.Problem;

/** What came of an officer's action on a profile. */
public sealed interface LifeOutcome {

    /** Done; the stage says whether it is active, waits for its time, or waits for a second officer. */
    record Done(Lifeline line) implements LifeOutcome {}

    /** It lowers something, so a simulation of this very version has to be run and shown first. */
    record SimulationFirst(Judgement judgement) implements LifeOutcome {}

    /** The documents would not be sound together. */
    record Unsound(List<Problem> problems) implements LifeOutcome {
        public Unsound {
            problems = List.copyOf(problems);
        }
    }

    /** She may not. */
    record Refused(Why why) implements LifeOutcome {}

    /** Somebody was faster, or it is not in the stage for this any more. */
    record Overtaken(Lifeline now) implements LifeOutcome {}

    /** What was active when this was written, or what was agreed to, is no longer so: write or propose it anew. */
    record OutOfDate(Lifeline line) implements LifeOutcome {}

    /** What was sent cannot be used. */
    record Invalid(String field, String why) implements LifeOutcome {}

    /** There is no such document or version, or not for her. */
    record Unknown() implements LifeOutcome {}

    /** Why she may not. */
    enum Why {
        /** Her role does not reach so far. */
        ROLE,
        /** Who proposes cannot be the one who approves. */
        SAME_PERSON,
        /** Files are the truth here; the console only shows them. */
        READ_ONLY
    }
}
