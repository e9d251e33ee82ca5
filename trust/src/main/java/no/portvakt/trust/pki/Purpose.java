package no.portvakt.trust.pki;

/** What somebody wants to use a certificate for. */
public enum Purpose {
    /** To show who one is: digitalSignature, and clientAuth if purposes are written out. */
    LOGIN,
    /** To sign a document: nonRepudiation (contentCommitment). */
    SIGNING,
    /** Nothing in particular: the chain by itself. */
    CHAIN
}
