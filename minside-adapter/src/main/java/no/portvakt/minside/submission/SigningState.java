package no.portvakt.minside.submission;

import no.portvakt.profiles.decide.Decision;

/** How it stands with a form's signature. */
public sealed interface SigningState {

    /** It is signed, and sent: there is a receipt. */
    record Sent(String id) implements SigningState {}

    /** It is not yet. */
    record Waiting(ToSign form) implements SigningState {}

    /** The session may not do that; the decision says what would. */
    record NotPermitted(Decision decision) implements SigningState {}

    /** She gave it up, and it is forgotten. */
    record GivenUp() implements SigningState {}

    /** There is none of hers under this name, or no more. */
    record Gone() implements SigningState {}
}
