package no.portvakt.minside.prefill;

import no.portvakt.profiles.decide.Decision;

/** What asking for a prefilled form came to. */
public sealed interface PrefillOutcome {

    record Ready(PrefilledForm form) implements PrefillOutcome {}

    /** No such service, or it has no form with us. */
    record NoForm() implements PrefillOutcome {}

    /** The session may not open this form; the decision says what would. */
    record NotPermitted(Decision decision) implements PrefillOutcome {}
}
