package no.portvakt.trust.pki.encoding;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.util.Properties;

/**
 * Reads one certificate, spelled in DER to the last bit. Parsers also take BER, and check the signature over their own
 * spelling, so that many byte strings would be the same certificate to them; to us they are none.
 */
public final class StrictDer {

    /** Norwegian certificates have about two thousand bytes. */
    public static final int MOST_BYTES = 32 * 1024;

    private static final String ANY_MODULUS = "org.bouncycastle.rsa.allow_unsafe_mod";

    private StrictDer() {}

    /** Never throws, whatever it is given; empty unless it is exactly one certificate. */
    public static Optional<X509Certificate> certificate(byte[] encoded) {
        if (encoded.length == 0 || encoded.length > MOST_BYTES) {
            return Optional.empty();
        }
        // Whoever shows a certificate chooses its key: proving a modulus of 16 384 bits composite takes seconds, and
        // says nothing, since the key of a person is only believed once its issuer is.
        Properties.setThreadOverride(ANY_MODULUS, true);
        try {
            var canonical = ASN1Primitive.fromByteArray(encoded).getEncoded(ASN1Encoding.DER);
            var factory = CertificateFactory.getInstance("X.509", BouncyCastle.PROVIDER);
            return Arrays.equals(canonical, encoded)
                            && factory.generateCertificate(new ByteArrayInputStream(encoded))
                                    instanceof X509Certificate certificate
                            && hasReadableParts(certificate)
                    ? Optional.of(certificate)
                    : Optional.empty();
        } catch (IOException | GeneralSecurityException | RuntimeException malformed) {
            // Parsers of certificates throw whatever they like on malformed input.
            return Optional.empty();
        } finally {
            Properties.removeThreadOverride(ANY_MODULUS);
        }
    }

    /** The parser puts off reading the parts, and would throw later, when nobody expects it. */
    private static boolean hasReadableParts(X509Certificate certificate) throws GeneralSecurityException {
        certificate.getExtendedKeyUsage();
        return certificate.getPublicKey() != null
                && certificate.getSubjectX500Principal() != null
                && certificate.getIssuerX500Principal() != null
                && certificate.getNotBefore() != null
                && certificate.getNotAfter() != null
                && (certificate.getKeyUsage() == null || certificate.getKeyUsage().length > 0)
                && certificate.getBasicConstraints() >= -1;
    }
}
