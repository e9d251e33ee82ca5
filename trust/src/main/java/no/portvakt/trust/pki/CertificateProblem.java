package no.portvakt.trust.pki;

import java.util.Locale;

/** Why a certificate is not believed. Each is one thing that its holder, or an officer, can do something about. */
public enum CertificateProblem {
    /** Not a certificate, or one spelled otherwise than in DER, or too large to be one. */
    UNREADABLE,
    /** More certificates, or a longer chain, than we look at. */
    TOO_MANY,
    /** It could not be checked in the time that a check may take. */
    TOO_SLOW,
    /** Issued by nobody we trust, or not signed by whom it says. */
    UNKNOWN_ISSUER,
    /** Its issuer is known and not trusted now: expired, not yet valid, or taken off the trust list. */
    ISSUER_NOT_NOW,
    NOT_YET_VALID,
    EXPIRED,
    /** A key or a signature of a kind that no longer protects anyone. */
    WEAK,
    /** RFC 5280 refuses the chain: name constraints, path length, policies, an extension that must be understood. */
    PATH_REFUSED,
    /** Made for something else than what it is shown for. */
    WRONG_USAGE,
    /** For tests; this is production. */
    TEST_CERTIFICATE,
    /** Issued under a policy that is not one of those we accept from this issuer. */
    WRONG_POLICY,
    /** Lacks a statement (qcStatements) that we demand of this issuer's certificates. */
    NOT_QUALIFIED,
    REVOKED,
    /** The issuer's answer is missing, too old or not the issuer's: nobody knows, so nobody gets in. */
    REVOCATION_UNKNOWN;

    /** Its stable name outside of Java: lower case with hyphens. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
