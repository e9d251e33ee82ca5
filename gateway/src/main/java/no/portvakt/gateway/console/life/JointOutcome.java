package no.portvakt.gateway.console.life;

import java.util.List;
import no.portvakt.profiles.load.Problem;

/** What came of approving several versions as one step. */
public sealed interface JointOutcome {

    /** All of them are approved. */
    record Done(List<Lifeline> lines) implements JointOutcome {
        public Done {
            lines = List.copyOf(lines);
        }
    }

    /**
     * None of them is approved.
     *
     * @param version the one that stood in the way
     */
    record NotDone(long version, LifeOutcome why) implements JointOutcome {}

    /**
     * None of them is approved: each would do alone, but all at once they would not be sound, or would lower something
     * that no proposal among them said. They can be approved one after the other.
     */
    record NotTogether(List<Problem> problems) implements JointOutcome {
        public NotTogether {
            problems = List.copyOf(problems);
        }
    }

    /** What was sent cannot be used. */
    record Invalid(String field, String why) implements JointOutcome {}
}
