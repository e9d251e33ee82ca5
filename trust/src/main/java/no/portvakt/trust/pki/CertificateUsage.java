package no.portvakt.trust.pki;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a certificate may be used for, and whether its key is still worth anything. */
final class CertificateUsage {

    private static final String CLIENT_AUTHENTICATION = "1.3.6.1.5.5.7.3.2";
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int RSA_BITS = 2048;
    private static final int EC_BITS = 256;
    private static final List<String> BROKEN_DIGESTS = List.of("MD2", "MD5", "SHA1");

    private CertificateUsage() {}

    static Optional<CertificateProblem> problemWith(X509Certificate certificate) {
        if (!isForLoggingIn(certificate)) {
            return Optional.of(CertificateProblem.WRONG_USAGE);
        }
        return isStrong(certificate) ? Optional.empty() : Optional.of(CertificateProblem.WEAK);
    }

    /** Both usages must be written out: a certificate that does not say what it is for is for nothing. */
    private static boolean isForLoggingIn(X509Certificate certificate) {
        var usage = certificate.getKeyUsage();
        try {
            var purposes = certificate.getExtendedKeyUsage();
            return usage != null
                    && usage[DIGITAL_SIGNATURE]
                    && purposes != null
                    && purposes.contains(CLIENT_AUTHENTICATION)
                    && certificate.getBasicConstraints() < 0;
        } catch (CertificateParsingException unreadable) {
            return false;
        }
    }

    private static boolean isStrong(X509Certificate certificate) {
        var algorithm = certificate.getSigAlgName().toUpperCase(Locale.ROOT).replace("-", "");
        boolean longEnough =
                switch (certificate.getPublicKey()) {
                    case RSAPublicKey rsa -> rsa.getModulus().bitLength() >= RSA_BITS;
                    case ECPublicKey ec -> ec.getParams().getOrder().bitLength() >= EC_BITS;
                    default -> false;
                };
        return longEnough && BROKEN_DIGESTS.stream().noneMatch(algorithm::contains);
    }
}
