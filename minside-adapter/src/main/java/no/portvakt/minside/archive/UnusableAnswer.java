package no.portvakt.minside.archive;

import java.io.IOException;

/** Leaves the reading of an answer; never leaves this room. */
final class UnusableAnswer extends IOException {

    private final AnswerProblem problem;

    UnusableAnswer(AnswerProblem problem) {
        super(problem.id());
        this.problem = problem;
    }

    AnswerProblem problem() {
        return problem;
    }
}
