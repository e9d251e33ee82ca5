package no.portvakt.minside.fagsystem.ask;

import java.time.Instant;
import java.util.Optional;
import no.portvakt.minside.fagsystem.answer.Said;

/** What came back on a question. */
sealed interface Heard {

    /**
     * It answered.
     *
     * @param of when what it says was so, where that is not now
     */
    record Answer(Said said, Optional<Instant> of) implements Heard {

        Answer(Said said) {
            this(said, Optional.empty());
        }
    }

    /** The system does not know this person. */
    record NobodyKnown() implements Heard {}

    /** It will say the same next time, so it is not asked again; without personal data, for a log. */
    record No(String problem) implements Heard {}
}
