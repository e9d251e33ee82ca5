package no.portvakt.minside.signature;

import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SubIndication;
import eu.europa.esig.dss.jaxb.object.Message;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.signature.AdvancedSignature;
import java.util.Optional;
import java.util.stream.Collectors;
import no.portvakt.minside.signature.SignatureVerdict.Invalid;

/** What EU DSS found wrong, in our words. */
final class Findings {

    /** That the whole document is covered. */
    private static final String NOT_COVERED = "BBB_FC_ICFD_ANS";

    /** That no file of a container is left out. */
    private static final String NOT_ALL_FILES = "BBB_CV_IAFS_ANS";

    private Findings() {}

    /** Empty where it found nothing wrong with this signature. */
    static Optional<Invalid> of(SimpleReport report, AdvancedSignature signature) {
        var id = signature.getId();
        if (report.getIndication(id) == Indication.TOTAL_PASSED) {
            return Optional.empty();
        }
        var errors = report.getAdESValidationErrors(id);
        var detail = errors.stream().map(Message::getKey).distinct().collect(Collectors.joining(" "));
        boolean notCovered = errors.stream()
                .map(Message::getKey)
                .anyMatch(key -> key.equals(NOT_COVERED) || key.equals(NOT_ALL_FILES));
        var problem = notCovered
                ? SignatureProblem.NOT_ALL_SIGNED
                : Optional.ofNullable(report.getSubIndication(id))
                        .map(Findings::problem)
                        .orElse(SignatureProblem.NOT_AS_DEMANDED);
        return Optional.of(new Invalid(problem, detail));
    }

    private static SignatureProblem problem(SubIndication said) {
        return switch (said) {
            case SIGNED_DATA_NOT_FOUND -> SignatureProblem.CONTENT_MISSING;
            case HASH_FAILURE -> SignatureProblem.CONTENT_CHANGED;
            case SIG_CRYPTO_FAILURE -> SignatureProblem.WRONG_SIGNATURE;
            case CRYPTO_CONSTRAINTS_FAILURE, CRYPTO_CONSTRAINTS_FAILURE_NO_POE -> SignatureProblem.WEAK;
            case NO_SIGNING_CERTIFICATE_FOUND -> SignatureProblem.SIGNER_UNCLEAR;
            case NO_CERTIFICATE_CHAIN_FOUND,
                    NO_CERTIFICATE_CHAIN_FOUND_NO_POE,
                    CERTIFICATE_CHAIN_GENERAL_FAILURE,
                    CHAIN_CONSTRAINTS_FAILURE,
                    EXPIRED,
                    NOT_YET_VALID,
                    OUT_OF_BOUNDS_NO_POE,
                    OUT_OF_BOUNDS_NOT_REVOKED,
                    REVOKED,
                    REVOKED_NO_POE,
                    REVOKED_CA_NO_POE,
                    REVOCATION_OUT_OF_BOUNDS_NO_POE,
                    TRY_LATER -> SignatureProblem.SIGNER_NOT_BELIEVED;
            case FORMAT_FAILURE -> SignatureProblem.UNREADABLE;
            case SIG_CONSTRAINTS_FAILURE,
                    POLICY_PROCESSING_ERROR,
                    SIGNATURE_POLICY_NOT_AVAILABLE,
                    TIMESTAMP_ORDER_FAILURE,
                    NO_POE -> SignatureProblem.NOT_AS_DEMANDED;
        };
    }
}
