package no.portvakt.minside.signing;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import no.portvakt.minside.person.Language;
import no.portvakt.trust.correlation.CorrelationId;
import no.portvakt.trust.identity.NationalId;

/** Where a citizen signs with what she has: she is led there, and back. What it says is believed by its signatures alone. */
public interface SigningService {

    /** Its name, as the citizen is told of it. */
    String name();

    /** Asks it to have a paper signed. The same task again is no second one. */
    Begun begin(Task task);

    /** Asks how far it is. */
    Progress look(UUID task, CorrelationId correlation);

    /**
     * What is asked of it.
     *
     * @param id made for this one task
     * @param title of the paper
     * @param back where she is to be led when she has signed, or does not want to
     * @param until when it is over
     */
    record Task(
            UUID id,
            String title,
            NationalId signer,
            Paper paper,
            Language language,
            URI back,
            Instant until,
            CorrelationId correlation) {

        @Override
        public String toString() {
            return "Task[" + id + "]";
        }
    }

    /** What it says to a task. */
    sealed interface Begun {

        /** She is to go there. */
        record At(URI page) implements Begun {}

        /** It does not answer, or nothing that can be understood. */
        record Away(String problem) implements Begun {}
    }

    /** How far it is. */
    sealed interface Progress {

        record Waiting() implements Progress {}

        /** Somebody has signed: that still has to be looked at. */
        record Signed(Paper signed) implements Progress {}

        /** She did not want to. */
        record Declined() implements Progress {}

        /** It came to nothing: too late, or broken over there. */
        record Over() implements Progress {}

        /** It does not answer, or nothing that can be understood. */
        record Away(String problem) implements Progress {}
    }
}
