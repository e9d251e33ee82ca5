package no.portvakt.profiles.assess;

import java.util.List;

/** What came of reading a risk matrix: the whole of it, or nothing and every reason why. */
public sealed interface MatrixOutcome {

    /** The file is sound. */
    record Parsed(RiskMatrix matrix) implements MatrixOutcome {}

    /**
     * At least one problem; nothing may be recommended from this file.
     *
     * @param problems by line, never empty
     */
    record Rejected(List<MatrixProblem> problems) implements MatrixOutcome {

        public Rejected {
            problems = List.copyOf(problems);
        }

        /** One line for each. */
        public String describe() {
            return String.join(
                    "\n", problems.stream().map(MatrixProblem::describe).toList());
        }
    }
}
