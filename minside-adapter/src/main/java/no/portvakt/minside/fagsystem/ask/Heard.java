package no.portvakt.minside.fagsystem.ask;

import no.portvakt.minside.fagsystem.answer.Said;

/** What came back on a question. */
sealed interface Heard {

    record Answer(Said said) implements Heard {}

    /** The system does not know this person. */
    record NobodyKnown() implements Heard {}

    /** It will say the same next time, so it is not asked again; without personal data, for a log. */
    record No(String problem) implements Heard {}
}
