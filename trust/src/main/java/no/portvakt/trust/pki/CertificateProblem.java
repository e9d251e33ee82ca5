package no.portvakt.trust.pki;

/** Why a certificate is not believed, in words that a page can explain to its holder. */
public enum CertificateProblem {
    /** Not a certificate, or one that says something nobody could read. */
    UNREADABLE,
    /** Issued by nobody we trust, or not signed by whom it says. */
    UNKNOWN_ISSUER,
    NOT_YET_VALID,
    EXPIRED,
    /** Made for something else than logging in, for instance for signing, for a server or for issuing others. */
    WRONG_USAGE,
    /** Its key or signature is of a kind that no longer protects anyone. */
    WEAK,
    REVOKED,
    /** The issuer's revocation list is missing, too old or not the issuer's: nobody knows, so nobody gets in. */
    REVOCATION_UNKNOWN,
    /** It does not name a person by the issuer's person key. */
    NAMES_NO_PERSON
}
