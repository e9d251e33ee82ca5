package no.portvakt.gateway.oidc;

/** What came of a log-in. The {@code why} is for the log: it quotes nothing that came from outside. */
public sealed interface Completed {

    /** Everything that was asked for came back, and is true. */
    record LoggedIn(Caller caller) implements Completed {}

    /** The identity provider answered that there was no log-in. */
    record Declined(Cause cause) implements Completed {}

    /** An answer that this identity provider would not give to this question. */
    record NotGenuine(String why) implements Completed {}

    /** A true answer, that is less than what was asked for. */
    record NotEnough(Lack lack) implements Completed {}

    record Unavailable(String why) implements Completed {}

    /** Why there was no log-in. */
    enum Cause {
        /** The citizen turned back. */
        CANCELLED,
        /** It took too long. */
        EXPIRED,
        /** The identity provider wanted to ask her, and was not allowed to. */
        WOULD_HAVE_ASKED,
        /** The level that was asked for cannot be reached there. */
        LEVEL_UNREACHABLE,
        /** Trouble at the identity provider. */
        TROUBLE,
        OTHER
    }

    /** What was missing. */
    enum Lack {
        LEVEL,
        /** {@code acr} is missing or not on the list. */
        KNOWN_LEVEL,
        FRESHNESS
    }
}
