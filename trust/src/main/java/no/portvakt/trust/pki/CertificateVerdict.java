package no.portvakt.trust.pki;

/** What {@link CertificateJudge} found. */
public sealed interface CertificateVerdict {

    /** The certificate holds, and names this holder. */
    record Believed(CertificateHolder holder) implements CertificateVerdict {}

    /** It does not hold, or could not be checked, which is the same. */
    record Refused(CertificateProblem problem) implements CertificateVerdict {}
}
