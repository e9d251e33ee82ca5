package no.portvakt.gateway.bearer;

import java.util.Locale;

/** Why a token is refused. None of them quotes the token. */
public enum Fault {
    NOT_ONE_SPELLING("it is not three parts of base64url in their one spelling"),
    UNREADABLE("its header or its claims are not JSON objects with distinct names"),
    UNKNOWN_ISSUER("its issuer is not one that is accepted"),
    WRONG_ALGORITHM("its algorithm is not one that this issuer may use"),
    WRONG_TYPE("its type says that it is something else than an access token"),
    CRITICAL_HEADER("it names a header that must be understood, and is not"),
    UNKNOWN_KEY("no key of its issuer is the one that it names and fits its algorithm"),
    KEYS_AWAY("the keys of its issuer are not to be had"),
    WRONG_SIGNATURE("its signature is not that of the key"),
    WRONG_AUDIENCE("it is meant for somebody else"),
    NO_EXPIRY("it does not say when it expires"),
    EXPIRED("it has expired"),
    LIVES_TOO_LONG("it lives longer than tokens of this issuer may"),
    NOT_YET_VALID("it is not valid yet"),
    NO_ISSUE_TIME("it does not say when it was issued, or says a time to come"),
    NO_SUBJECT("it does not say whom it is about"),
    NO_ID("it has no id"),
    BOUND_TO_A_KEY("it counts only together with a key that a bearer does not show"),
    UNREADABLE_CLAIM("one of its claims is of another kind than it must be");

    private final String sentence;

    Fault(String sentence) {
        this.sentence = sentence;
    }

    /** Stable, lower case, with hyphens: {@code unknown-key}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** For a person who wonders. */
    public String sentence() {
        return sentence;
    }
}
