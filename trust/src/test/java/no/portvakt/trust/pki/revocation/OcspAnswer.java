package no.portvakt.trust.pki.revocation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import no.portvakt.testsupport.pki.TestCa;
import no.portvakt.trust.pki.encoding.BouncyCastle;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** An answer of a responder, good unless wished otherwise. */
public final class OcspAnswer {

    private final TestCa issuer;
    private final List<X509Certificate> about = new ArrayList<>();
    private CertificateStatus status = CertificateStatus.GOOD;
    private Instant made = TestCa.NOW.minusSeconds(60);
    private Instant next = TestCa.NOW.plus(Duration.ofHours(8));
    private Instant produced = TestCa.NOW.minusSeconds(60);
    private X509Certificate signer;
    private PrivateKey key;
    private String algorithm = "SHA256withECDSA";
    private final List<Extension> extensions = new ArrayList<>();
    private boolean withEnd = true;

    private OcspAnswer(TestCa issuer) {
        this.issuer = issuer;
        this.signer = issuer.certificate();
        this.key = issuer.key();
    }

    public static OcspAnswer by(TestCa issuer, X509Certificate... about) {
        var answer = new OcspAnswer(issuer);
        answer.about.addAll(List.of(about));
        return answer;
    }

    public OcspAnswer revoked() {
        status = new RevokedStatus(Date.from(made), 1);
        return this;
    }

    OcspAnswer unknown() {
        status = new UnknownStatus();
        return this;
    }

    public OcspAnswer between(Instant from, Instant to) {
        made = from;
        next = to;
        return this;
    }

    OcspAnswer withoutEnd() {
        withEnd = false;
        return this;
    }

    OcspAnswer produced(Instant at) {
        produced = at;
        return this;
    }

    OcspAnswer signedBy(X509Certificate certificate, PrivateKey theirs) {
        signer = certificate;
        key = theirs;
        return this;
    }

    OcspAnswer signedWith(String name) {
        algorithm = name;
        return this;
    }

    OcspAnswer with(ASN1ObjectIdentifier kind, boolean critical) {
        extensions.add(new Extension(kind, critical, new byte[] {5, 0}));
        return this;
    }

    public OcspAnswer nonce(byte[] value) {
        try {
            extensions.add(new Extension(
                    OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, new DEROctetString(value).getEncoded()));
            return this;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public byte[] encoded() {
        try {
            var digests = new JcaDigestCalculatorProviderBuilder()
                    .setProvider(BouncyCastle.PROVIDER)
                    .build();
            var builder = new BasicOCSPRespBuilder(new RespID(new JcaX509CertificateHolder(signer).getSubject()));
            for (var certificate : about) {
                var id = new CertificateID(
                        digests.get(CertificateID.HASH_SHA1),
                        new JcaX509CertificateHolder(issuer.certificate()),
                        certificate.getSerialNumber());
                if (withEnd) {
                    builder.addResponse(id, status, Date.from(made), Date.from(next));
                } else {
                    builder.addResponse(id, status, Date.from(made), null, null);
                }
            }
            if (!extensions.isEmpty()) {
                builder.setResponseExtensions(new Extensions(extensions.toArray(Extension[]::new)));
            }
            var basic = builder.build(
                    new JcaContentSignerBuilder(algorithm).build(key),
                    new X509CertificateHolder[] {new JcaX509CertificateHolder(signer)},
                    Date.from(produced));
            return new OCSPRespBuilder()
                    .build(OCSPRespBuilder.SUCCESSFUL, basic)
                    .getEncoded();
        } catch (OCSPException | OperatorCreationException | GeneralSecurityException | IOException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
