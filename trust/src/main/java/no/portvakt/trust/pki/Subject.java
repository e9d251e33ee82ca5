package no.portvakt.trust.pki;

import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;

/** Reads whom a certificate names. */
final class Subject {

    private Subject() {}

    /** Exactly one serialNumber: with two of them nobody could say which one the register means. */
    static Optional<CertificateHolder> holderOf(X509Certificate certificate) {
        var subject = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        var keys = subject.getRDNs(BCStyle.SERIALNUMBER);
        if (keys.length != 1 || keys[0].isMultiValued()) {
            return Optional.empty();
        }
        var key = IETFUtils.valueToString(keys[0].getFirst().getValue()).strip();
        return key.isEmpty()
                ? Optional.empty()
                : Optional.of(new CertificateHolder(
                        certificate.getIssuerX500Principal().getName(X500Principal.CANONICAL), key));
    }
}
