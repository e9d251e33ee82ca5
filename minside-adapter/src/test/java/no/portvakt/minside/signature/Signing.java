package no.portvakt.minside.signature;

import eu.europa.esig.dss.asic.cades.ASiCWithCAdESSignatureParameters;
import eu.europa.esig.dss.asic.cades.signature.ASiCWithCAdESService;
import eu.europa.esig.dss.asic.xades.ASiCWithXAdESSignatureParameters;
import eu.europa.esig.dss.asic.xades.signature.ASiCWithXAdESService;
import eu.europa.esig.dss.cades.CAdESSignatureParameters;
import eu.europa.esig.dss.cades.signature.CAdESService;
import eu.europa.esig.dss.enumerations.ASiCContainerType;
import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.EncryptionAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.enumerations.SignaturePackaging;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.signature.AbstractSignatureParameters;
import eu.europa.esig.dss.signature.DocumentSignatureService;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.xades.XAdESSignatureParameters;
import eu.europa.esig.dss.xades.signature.XAdESService;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;

/** Somebody signs, as programs of citizens do. */
public record Signing(X509Certificate certificate, KeyPair keys, Instant time, DigestAlgorithm digest) {

    private static final CommonCertificateVerifier OFFLINE = new CommonCertificateVerifier(true);

    Signing at(Instant moment) {
        return new Signing(certificate, keys, moment, digest);
    }

    Signing with(DigestAlgorithm algorithm) {
        return new Signing(certificate, keys, time, algorithm);
    }

    public byte[] cades(byte[] content, SignaturePackaging packaging) {
        var parameters = new CAdESSignatureParameters();
        parameters.setSignatureLevel(SignatureLevel.CAdES_BASELINE_B);
        parameters.setSignaturePackaging(packaging);
        return signed(new CAdESService(OFFLINE), parameters, new InMemoryDocument(content, "content.txt"));
    }

    byte[] xades(byte[] xml, SignaturePackaging packaging) {
        var parameters = new XAdESSignatureParameters();
        parameters.setSignatureLevel(SignatureLevel.XAdES_BASELINE_B);
        parameters.setSignaturePackaging(packaging);
        return signed(new XAdESService(OFFLINE), parameters, new InMemoryDocument(xml, "content.xml"));
    }

    public byte[] pades(byte[] pdf) {
        var parameters = new PAdESSignatureParameters();
        parameters.setSignatureLevel(SignatureLevel.PAdES_BASELINE_B);
        return signed(new PAdESService(OFFLINE), parameters, new InMemoryDocument(pdf, "content.pdf"));
    }

    byte[] asicWithCades(byte[] content) {
        var parameters = new ASiCWithCAdESSignatureParameters();
        parameters.setSignatureLevel(SignatureLevel.CAdES_BASELINE_B);
        parameters.aSiC().setContainerType(ASiCContainerType.ASiC_E);
        return signed(new ASiCWithCAdESService(OFFLINE), parameters, new InMemoryDocument(content, "content.txt"));
    }

    byte[] asicWithXades(byte[] content) {
        var parameters = new ASiCWithXAdESSignatureParameters();
        parameters.setSignatureLevel(SignatureLevel.XAdES_BASELINE_B);
        parameters.aSiC().setContainerType(ASiCContainerType.ASiC_E);
        return signed(new ASiCWithXAdESService(OFFLINE), parameters, new InMemoryDocument(content, "content.txt"));
    }

    private <P extends AbstractSignatureParameters<?>> byte[] signed(
            DocumentSignatureService<P, ?> service, P parameters, DSSDocument document) {
        parameters.setSigningCertificate(new CertificateToken(certificate));
        parameters.setCertificateChain(new CertificateToken(certificate));
        parameters.setDigestAlgorithm(digest);
        parameters.bLevel().setSigningDate(Date.from(time));
        var toSign = service.getDataToSign(document, parameters);
        var value = new SignatureValue(algorithm(), value(toSign.getBytes()));
        return DSSUtils.toByteArray(service.signDocument(document, parameters, value));
    }

    private SignatureAlgorithm algorithm() {
        return SignatureAlgorithm.getAlgorithm(EncryptionAlgorithm.forKey(keys.getPublic()), digest);
    }

    private byte[] value(byte[] data) {
        try {
            var signature = Signature.getInstance(algorithm().getJCEId());
            signature.initSign(keys.getPrivate());
            signature.update(data);
            return signature.sign();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
