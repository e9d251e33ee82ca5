package no.portvakt.trust.pki.revocation;

/** What the issuers have said. */
public sealed interface RevocationStatus {

    /** Every certificate of the chain was asked for, and none is revoked. */
    record Good() implements RevocationStatus {}

    record Revoked(String which) implements RevocationStatus {}

    /** Nobody can say, which is not good. */
    record Unknown(String why) implements RevocationStatus {}
}
