package no.portvakt.trust.pki.purpose;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import no.portvakt.trust.pki.Purpose;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/** What its issuer says a certificate is for (RFC 5280, 4.2.1.3 and 4.2.1.12). Key usage must be written out. */
public final class Usage {

    private static final int DIGITAL_SIGNATURE = 0;
    private static final int NON_REPUDIATION = 1;
    private static final String CLIENT_AUTHENTICATION = KeyPurposeId.id_kp_clientAuth.getId();

    private Usage() {}

    /** What stands against this purpose. */
    public static Optional<String> objectionTo(Purpose purpose, X509Certificate certificate) {
        return switch (purpose) {
            case CHAIN -> Optional.empty();
            case LOGIN ->
                isAuthority(certificate)
                        .or(() -> lacks(certificate, DIGITAL_SIGNATURE, "digitalSignature"))
                        .or(() -> notForClients(certificate));
            case SIGNING -> isAuthority(certificate).or(() -> lacks(certificate, NON_REPUDIATION, "nonRepudiation"));
        };
    }

    private static Optional<String> isAuthority(X509Certificate certificate) {
        return certificate.getBasicConstraints() >= 0 ? Optional.of("it is an authority's own") : Optional.empty();
    }

    private static Optional<String> lacks(X509Certificate certificate, int bit, String name) {
        var usage = certificate.getKeyUsage();
        return usage != null && usage[bit] ? Optional.empty() : Optional.of("its key usage has no " + name);
    }

    /** Without extended usages it is for whatever its key usage says; with them, for those alone. */
    private static Optional<String> notForClients(X509Certificate certificate) {
        try {
            var purposes = certificate.getExtendedKeyUsage();
            return purposes == null || purposes.contains(CLIENT_AUTHENTICATION)
                    ? Optional.empty()
                    : Optional.of("its extended key usage has no clientAuth");
        } catch (CertificateParsingException unreadable) {
            return Optional.of("its extended key usage cannot be read");
        }
    }
}
