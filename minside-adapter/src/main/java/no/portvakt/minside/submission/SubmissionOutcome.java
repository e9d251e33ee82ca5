package no.portvakt.minside.submission;

import java.util.List;
import no.portvakt.profiles.decide.Decision;

/** What became of a form that was sent. */
public sealed interface SubmissionOutcome {

    /** Stored: it is not lost any more, whether or not the archive answers. */
    record Accepted(Receipt receipt) implements SubmissionOutcome {}

    /** Stored, and counts for nothing before it is signed. */
    record ToBeSigned(ToSign form) implements SubmissionOutcome {}

    /** Not stored; every problem at once. */
    record Invalid(List<FieldProblem> problems) implements SubmissionOutcome {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    /** Not stored: the session may not send this form; the decision says what would. */
    record NotPermitted(Decision decision) implements SubmissionOutcome {}

    /** Not stored: the same key came before with another content. */
    record KeyUsedBefore() implements SubmissionOutcome {}

    /** Not stored: no such service, or it has no form with us. */
    record NoForm() implements SubmissionOutcome {}
}
