package no.portvakt.trust.pki.revocation;

import static no.portvakt.testsupport.pki.TestCa.NOW;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import no.portvakt.testsupport.pki.TestCa;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** What a revocation list is to be like: fresh, and empty, unless wished otherwise. */
final class CrlWish {

    private final TestCa issuer;
    private JcaX509v2CRLBuilder builder;
    private String algorithm = "SHA256withECDSA";

    CrlWish(TestCa issuer) {
        this.issuer = issuer;
        this.builder = new JcaX509v2CRLBuilder(issuer.certificate(), Date.from(NOW.minusSeconds(60)));
        builder.setNextUpdate(Date.from(NOW.plus(Duration.ofHours(1))));
    }

    CrlWish between(Instant made, Instant next) {
        builder = new JcaX509v2CRLBuilder(issuer.certificate(), Date.from(made));
        builder.setNextUpdate(Date.from(next));
        return this;
    }

    CrlWish withoutEnd() {
        builder = new JcaX509v2CRLBuilder(issuer.certificate(), Date.from(NOW.minusSeconds(60)));
        return this;
    }

    CrlWish number(int value) {
        return with(Extension.cRLNumber, false, CrlCheckTest.number(value));
    }

    CrlWish delta(int base) {
        return with(Extension.deltaCRLIndicator, true, CrlCheckTest.number(base));
    }

    CrlWish revoked(X509Certificate certificate, int reason) {
        return revoked(certificate, reason, NOW.minusSeconds(120));
    }

    CrlWish revoked(X509Certificate certificate, int reason, Instant since) {
        builder.addCRLEntry(certificate.getSerialNumber(), Date.from(since), reason);
        return this;
    }

    CrlWish signedWith(String name) {
        algorithm = name;
        return this;
    }

    CrlWish with(ASN1ObjectIdentifier kind, boolean critical, ASN1Encodable value) {
        try {
            builder.addExtension(kind, critical, value);
            return this;
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    X509CRL signed() {
        try {
            return new JcaX509CRLConverter()
                    .getCRL(builder.build(new JcaContentSignerBuilder(algorithm).build(issuer.key())));
        } catch (GeneralSecurityException | OperatorCreationException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
