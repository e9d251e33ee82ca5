package no.portvakt.trust.signature;

import java.security.cert.X509Certificate;
import java.time.Instant;

/** What {@link DetachedSignature} says of a signature. */
public sealed interface SignatureVerdict {

    /**
     * Made by one who is trusted, over exactly this content.
     *
     * @param signedAt as the signer says, under her signature
     */
    record Valid(X509Certificate signer, Instant signedAt) implements SignatureVerdict {}

    /** Anything else. */
    record Invalid(String why) implements SignatureVerdict {}
}
