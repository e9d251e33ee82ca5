package no.portvakt.minside.signing;

import java.util.Locale;

/** Whether she signed it. */
public sealed interface SignerVerdict {

    /**
     * She did.
     *
     * @param format of her signature: {@code PAdES-BASELINE-B}
     */
    record Hers(String format) implements SignerVerdict {}

    /** She did not, or that cannot be known. */
    record Not(Fault fault) implements SignerVerdict {}

    /** Why not, as she is told. */
    enum Fault {
        /** Nobody has signed it. */
        UNSIGNED,
        /** Something else was signed. */
        OTHER_PAPER,
        /** A signature does not hold. */
        INVALID,
        /** It holds, and we do not believe its certificate. */
        NOT_BELIEVED,
        /** Somebody else signed. */
        SOMEBODY_ELSE,
        /** Whose certificate it is cannot be known now. */
        UNKNOWN_SIGNER;

        /** Stable, lower case, with hyphens. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
