package no.portvakt.idp.pki;

import no.portvakt.trust.pki.CertificateProblem;

/** The theme's message for each reason. */
final class PkiMessages {

    static final String MISSING = "portvaktPkiMissing";
    static final String UNKNOWN_PERSON = "portvaktPkiUnknownPerson";

    private PkiMessages() {}

    static String of(CertificateProblem problem) {
        return switch (problem) {
            case UNREADABLE -> "portvaktPkiUnreadable";
            case UNKNOWN_ISSUER -> "portvaktPkiUnknownIssuer";
            case NOT_YET_VALID -> "portvaktPkiNotYetValid";
            case EXPIRED -> "portvaktPkiExpired";
            case WRONG_USAGE -> "portvaktPkiWrongUsage";
            case WEAK -> "portvaktPkiWeak";
            case REVOKED -> "portvaktPkiRevoked";
            case REVOCATION_UNKNOWN -> "portvaktPkiRevocationUnknown";
            case NAMES_NO_PERSON -> "portvaktPkiNamesNoPerson";
        };
    }
}
