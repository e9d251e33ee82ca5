package no.portvakt.minside.signature;

import java.util.Locale;

/** Why a signature does not count. */
public enum SignatureProblem {
    /** Larger than we look at. */
    TOO_LARGE,
    /** None of the formats that we know, or one of them that is broken. */
    UNREADABLE,
    /** Nobody has signed it. */
    NO_SIGNATURE,
    /** More signatures than we look at. */
    TOO_MANY,
    /** What was signed is not there: a signature beside its document, without the document. */
    CONTENT_MISSING,
    /** What was signed is something else, or was changed since. */
    CONTENT_CHANGED,
    /** Part of it was not signed, or was added later. */
    NOT_ALL_SIGNED,
    /** The signature was not made with the key that it names. */
    WRONG_SIGNATURE,
    /** Its algorithms or keys no longer protect anyone. */
    WEAK,
    /** It does not say who signed so that nobody else could be meant. */
    SIGNER_UNCLEAR,
    /** It says so, and we do not believe the certificate. */
    SIGNER_NOT_BELIEVED,
    /** Something else that it must keep, it does not. */
    NOT_AS_DEMANDED;

    /** Its stable name outside of Java: lower case with hyphens. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
