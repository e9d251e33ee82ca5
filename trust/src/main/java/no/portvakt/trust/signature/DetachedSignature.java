package no.portvakt.trust.signature;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** A person's signature beside a file (CMS, detached, {@code NAME.p7s}). */
public final class DetachedSignature {

    private DetachedSignature() {}

    /**
     * Signs content with a person's key; the time goes under the signature.
     *
     * @throws IllegalArgumentException if key and certificate cannot be used together
     */
    public static byte[] sign(byte[] content, PrivateKey key, X509Certificate certificate) {
        var algorithm = "EC".equals(key.getAlgorithm()) ? "SHA256withECDSA" : "SHA256withRSA";
        try {
            var generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(
                    new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
                            .build(new JcaContentSignerBuilder(algorithm).build(key), certificate));
            generator.addCertificates(new JcaCertStore(List.of(certificate)));
            return generator
                    .generate(new CMSProcessableByteArray(content), false)
                    .getEncoded();
        } catch (OperatorCreationException | CMSException | IOException | CertificateEncodingException broken) {
            throw new IllegalArgumentException("cannot sign with this key and certificate", broken);
        }
    }

    /**
     * Checks a signature. One signer, no more and no fewer, whose very certificate is trusted and valid now. Nothing
     * that is sent makes it throw.
     */
    public static SignatureVerdict verify(
            byte[] content, byte[] signature, Collection<X509Certificate> trusted, Instant now) {
        try {
            var data = new CMSSignedData(new CMSProcessableByteArray(content), signature);
            // With no signer at all, "all signatures are valid" would be true.
            var signers = List.copyOf(data.getSignerInfos().getSigners());
            if (signers.size() != 1) {
                return new SignatureVerdict.Invalid("has " + signers.size() + " signers, and not one");
            }
            return verify(signers.getFirst(), trusted, now);
        } catch (CMSException | GeneralSecurityException | OperatorCreationException | RuntimeException unreadable) {
            return new SignatureVerdict.Invalid("is not a signature of this file");
        }
    }

    private static SignatureVerdict verify(SignerInformation signer, Collection<X509Certificate> trusted, Instant now)
            throws GeneralSecurityException, CMSException, OperatorCreationException {
        for (var certificate : trusted) {
            if (!signer.getSID().match(new JcaX509CertificateHolder(certificate))) {
                continue;
            }
            if (!signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate.getPublicKey()))) {
                return new SignatureVerdict.Invalid("was made over something else, or by another key");
            }
            if (now.isBefore(certificate.getNotBefore().toInstant())
                    || now.isAfter(certificate.getNotAfter().toInstant())) {
                return new SignatureVerdict.Invalid("was made with a certificate that is not valid now");
            }
            return signedAt(signer)
                    .<SignatureVerdict>map(at -> new SignatureVerdict.Valid(certificate, at))
                    .orElseGet(() -> new SignatureVerdict.Invalid("does not say when it was made"));
        }
        return new SignatureVerdict.Invalid("was made by nobody who is trusted");
    }

    private static Optional<Instant> signedAt(SignerInformation signer) {
        return Optional.ofNullable(signer.getSignedAttributes())
                .flatMap(attributes -> Optional.ofNullable(attributes.get(CMSAttributes.signingTime)))
                .map(attribute -> Time.getInstance(attribute.getAttrValues().getObjectAt(0))
                        .getDate()
                        .toInstant());
    }
}
