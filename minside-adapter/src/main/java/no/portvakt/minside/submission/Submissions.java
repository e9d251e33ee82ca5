package no.portvakt.minside.submission;

import java.util.Optional;
import no.portvakt.minside.person.Caller;

/** Takes forms in. Thread-safe. */
public interface Submissions {

    /** Stores the form, then waits a few seconds for the archive's number. */
    SubmissionOutcome accept(Caller caller, FormInput input);

    /** The caller's own receipt; empty for anybody else's. */
    Optional<Receipt> receipt(Caller caller, String id);
}
