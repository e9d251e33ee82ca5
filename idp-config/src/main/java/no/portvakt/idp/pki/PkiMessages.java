package no.portvakt.idp.pki;

import no.portvakt.trust.pki.CertificateProblem;

/** The theme's message for each reason. */
final class PkiMessages {

    static final String MISSING = "portvaktPkiMissing";
    static final String UNKNOWN_PERSON = "portvaktPkiUnknownPerson";
    static final String ISSUER_AWAY = "portvaktPkiIssuerAway";
    static final String NAMES_NO_PERSON = "portvaktPkiNamesNoPerson";

    private PkiMessages() {}

    static String of(CertificateProblem problem) {
        return switch (problem) {
            case UNREADABLE -> "portvaktPkiUnreadable";
            case TOO_MANY, TOO_SLOW, PATH_REFUSED -> "portvaktPkiChainRefused";
            case UNKNOWN_ISSUER -> "portvaktPkiUnknownIssuer";
            case ISSUER_NOT_NOW -> "portvaktPkiIssuerNotNow";
            case NOT_YET_VALID -> "portvaktPkiNotYetValid";
            case EXPIRED -> "portvaktPkiExpired";
            case WRONG_USAGE -> "portvaktPkiWrongUsage";
            case WEAK -> "portvaktPkiWeak";
            case WRONG_POLICY, NOT_QUALIFIED -> "portvaktPkiNotAccepted";
            case TEST_CERTIFICATE -> "portvaktPkiTestCertificate";
            case REVOKED -> "portvaktPkiRevoked";
            case REVOCATION_UNKNOWN -> "portvaktPkiRevocationUnknown";
        };
    }
}
