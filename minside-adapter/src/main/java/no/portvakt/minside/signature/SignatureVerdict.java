package no.portvakt.minside.signature;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What was found of a document's signatures. */
public sealed interface SignatureVerdict {

    /** Somebody signed all of it, and everybody who did is believed. */
    record Valid(List<Signer> signers) implements SignatureVerdict {

        public Valid {
            signers = List.copyOf(signers);
            if (signers.isEmpty()) {
                throw new IllegalArgumentException("what nobody signed is not signed");
            }
        }
    }

    /**
     * One signature does not hold, or could not be checked, which is the same.
     *
     * @param detail for whoever looks after it, in English, with nothing in it that says whose it is
     */
    record Invalid(SignatureProblem problem, String detail) implements SignatureVerdict {}

    /**
     * Who signed.
     *
     * @param format such as {@code PAdES-BASELINE-B} (ETSI EN 319 102-1)
     * @param certificate names a person
     * @param claimed when, by the signer's own word
     */
    record Signer(String format, X509Certificate certificate, Optional<Instant> claimed) {

        /** Without the certificate. */
        @Override
        public String toString() {
            return "Signer[" + format + "]";
        }
    }
}
