package no.portvakt.minside.signing;

/** Whether she signed it. */
public sealed interface SignerVerdict {

    /**
     * She did.
     *
     * @param format of her signature: {@code PAdES-BASELINE-B}
     */
    record Hers(String format) implements SignerVerdict {}

    /** She did not, or that cannot be known. */
    record Not(Trouble trouble) implements SignerVerdict {}
}
