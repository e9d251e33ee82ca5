package no.portvakt.minside.signature;

import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.policy.ValidationPolicy;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.policy.ValidationPolicyFacade;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.signature.AdvancedSignature;
import eu.europa.esig.dss.spi.validation.CertificateVerifier;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import no.portvakt.minside.signature.SignatureVerdict.Invalid;
import no.portvakt.minside.signature.SignatureVerdict.Signer;
import no.portvakt.minside.signature.SignatureVerdict.Valid;
import no.portvakt.trust.pki.CertificateVerdict;
import no.portvakt.trust.pki.Purpose;
import no.portvakt.trust.pki.trustlist.TrustList;
import no.portvakt.trust.pki.validation.CertificateValidator;

/**
 * Says whether a document is signed. Two must agree: EU DSS, whether each signature is what its standard says, covers all
 * and was made with the key of the certificate that it names; and the check that log-ins use, whether we believe that
 * certificate, for signing. No signature at all is no signature. What makes either of them fail counts as not signed.
 *
 * <p>Asks nobody outside this machine. Takes as long as its document is large: not for an event loop. Thread-safe.
 */
public final class SignatureCheck {

    /** Beyond it nobody looks: a form, or a document that goes with one. */
    public static final int MOST_BYTES = 64 << 20;

    private static final int MOST_SIGNATURES = 20;

    private final CertificateValidator certificates;
    private final Supplier<TrustList> trust;
    private final Clock clock;
    private final ValidationPolicy policy;

    /**
     * Makes a check.
     *
     * @param certificates judges who signed; it has the same clock
     * @param trust the authorities that it names
     * @param clock what time it is: as of when signatures have to hold
     */
    public SignatureCheck(CertificateValidator certificates, Supplier<TrustList> trust, Clock clock) {
        this.certificates = certificates;
        this.trust = trust;
        this.clock = clock;
        this.policy = policy();
    }

    private static ValidationPolicy policy() {
        try (var file = SignatureCheck.class.getResourceAsStream("/signature/policy.xml")) {
            return ValidationPolicyFacade.newFacade()
                    .getValidationPolicy(Optional.ofNullable(file).orElseThrow());
        } catch (IOException
                | jakarta.xml.bind.JAXBException
                | javax.xml.stream.XMLStreamException
                | org.xml.sax.SAXException broken) {
            throw new IllegalStateException("what we demand of signatures cannot be read", broken);
        }
    }

    /**
     * Judges bytes that anybody may have sent.
     *
     * @param signed a document with its signatures, or signatures alone
     * @param content what they are about, where they stand beside it
     * @param level the security level that depends on it, whose grace for revocations holds
     */
    public SignatureVerdict check(byte[] signed, Optional<byte[]> content, int level) {
        return check(signed, content, level, About.ANYTHING);
    }

    /**
     * Likewise, of one document: whatever else was signed, or with it, does not count. A PDF is that document if what was
     * there before its first signature is, byte for byte.
     *
     * @param document what has to be signed, by itself
     */
    public SignatureVerdict checkOf(byte[] signed, byte[] document, int level) {
        return check(
                signed,
                Optional.of(document),
                level,
                originals ->
                        originals.size() == 1 && Arrays.equals(DSSUtils.toByteArray(originals.getFirst()), document));
    }

    private SignatureVerdict check(byte[] signed, Optional<byte[]> content, int level, About about) {
        if (signed.length > MOST_BYTES
                || content.filter(bytes -> bytes.length > MOST_BYTES).isPresent()) {
            return new Invalid(SignatureProblem.TOO_LARGE, "more than " + (MOST_BYTES >> 20) + " MiB");
        }
        var shape = ContainerShape.problemOf(signed);
        if (shape.isPresent()) {
            return shape.get();
        }
        try {
            return judge(new InMemoryDocument(signed), content.map(InMemoryDocument::new), level, about);
        } catch (RuntimeException | StackOverflowError | LinkageError broken) {
            // A reader of five formats has many ways to fail; none of them makes a document signed.
            return new Invalid(SignatureProblem.UNREADABLE, broken.getClass().getSimpleName());
        }
    }

    private SignatureVerdict judge(DSSDocument signed, Optional<DSSDocument> content, int level, About about) {
        var validator = SignedDocumentValidator.fromDocument(signed);
        content.ifPresent(document -> validator.setDetachedContents(List.of(document)));
        validator.setCertificateVerifier(verifier());
        validator.setValidationTime(Date.from(clock.instant()));
        validator.setEnableEtsiValidationReport(false);
        var signatures = validator.getSignatures();
        if (signatures.isEmpty()) {
            return new Invalid(SignatureProblem.NO_SIGNATURE, "nobody has signed it");
        }
        if (signatures.size() > MOST_SIGNATURES) {
            return new Invalid(SignatureProblem.TOO_MANY, "more than " + MOST_SIGNATURES + " signatures");
        }
        var report = validator.validateDocument(policy).getSimpleReport();
        if (report.getSignaturesCount() != signatures.size()) {
            return new Invalid(SignatureProblem.NOT_AS_DEMANDED, "signatures that are not about the document");
        }
        return signatures.stream()
                .flatMap(signature -> Findings.of(report, signature).stream())
                .findFirst()
                .or(() -> elsewhere(validator, signatures, about))
                .<SignatureVerdict>map(found -> found)
                .orElseGet(() -> signers(signatures, level));
    }

    private static Optional<Invalid> elsewhere(
            SignedDocumentValidator validator, List<AdvancedSignature> signatures, About about) {
        return signatures.stream().allMatch(signature -> about.isIt(validator.getOriginalDocuments(signature)))
                ? Optional.empty()
                : Optional.of(new Invalid(SignatureProblem.CONTENT_CHANGED, "something else was signed"));
    }

    /** What the signatures have to be about. */
    @FunctionalInterface
    private interface About {

        About ANYTHING = _ -> true;

        boolean isIt(List<DSSDocument> originals);
    }

    /** It knows whom we name, and fetches nothing. */
    private CertificateVerifier verifier() {
        var named = new CommonTrustedCertificateSource();
        trust.get().certificates().forEach(certificate -> named.addCertificate(new CertificateToken(certificate)));
        var verifier = new CommonCertificateVerifier(true);
        verifier.setTrustedCertSources(named);
        return verifier;
    }

    private SignatureVerdict signers(List<AdvancedSignature> signatures, int level) {
        List<Signer> signers = new ArrayList<>();
        for (var signature : signatures) {
            var certificate = Optional.ofNullable(signature.getSigningCertificateToken());
            if (certificate.isEmpty()) {
                return new Invalid(SignatureProblem.SIGNER_UNCLEAR, "no certificate");
            }
            switch (judge(signature, certificate.get(), level)) {
                case CertificateVerdict.Refused refused -> {
                    return new Invalid(
                            SignatureProblem.SIGNER_NOT_BELIEVED,
                            refused.problem().code() + ": " + refused.detail());
                }
                case CertificateVerdict.Accepted accepted ->
                    signers.add(new Signer(
                            signature.getDataFoundUpToLevel().toString(),
                            accepted.certificate(),
                            Optional.ofNullable(signature.getSigningTime()).map(Date::toInstant)));
            }
        }
        return new Valid(signers);
    }

    private CertificateVerdict judge(AdvancedSignature signature, CertificateToken certificate, int level) {
        var others = signature.getCertificates().stream()
                .filter(other -> !other.equals(certificate))
                .map(CertificateToken::getEncoded)
                .toList();
        return certificates.validate(certificate.getEncoded(), others, Purpose.SIGNING, level);
    }
}
