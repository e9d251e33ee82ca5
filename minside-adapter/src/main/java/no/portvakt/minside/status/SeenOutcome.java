package no.portvakt.minside.status;

/** What became of something that was seen. */
public sealed interface SeenOutcome {

    /** It says what we say. */
    record Same() implements SeenOutcome {}

    /** The case has moved to it. */
    record Moved() implements SeenOutcome {}

    /** The case is ours, and what is said of it cannot be used. */
    record SetAside(String reason) implements SeenOutcome {}

    /** It may be another case than the one that it says it is: nobody is shown it. */
    record Quarantined(String reason) implements SeenOutcome {}

    /** Of this case its fagsystem tells us itself, or it is still being filed, or it is removed here. */
    record NotAsked() implements SeenOutcome {}
}
