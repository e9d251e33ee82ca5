package no.portvakt.trust.pki.purpose;

import java.io.IOException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X962Parameters;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.jspecify.annotations.Nullable;

/**
 * Whether keys and signatures still protect anyone: RSA from 2048 bits, curves with a name from 256 bits, SHA-2. A list
 * of what is good: what nobody has thought of is weak.
 */
public final class Strength {

    private static final int RSA_BITS = 2048;
    private static final int EC_BITS = 256;

    private static final Set<ASN1ObjectIdentifier> SIGNATURES = Set.of(
            PKCSObjectIdentifiers.sha256WithRSAEncryption,
            PKCSObjectIdentifiers.sha384WithRSAEncryption,
            PKCSObjectIdentifiers.sha512WithRSAEncryption,
            X9ObjectIdentifiers.ecdsa_with_SHA256,
            X9ObjectIdentifiers.ecdsa_with_SHA384,
            X9ObjectIdentifiers.ecdsa_with_SHA512);

    private static final Set<ASN1ObjectIdentifier> DIGESTS =
            Set.of(NISTObjectIdentifiers.id_sha256, NISTObjectIdentifiers.id_sha384, NISTObjectIdentifiers.id_sha512);

    private Strength() {}

    /** The first weakness in a chain; the issuer's own signature is not asked, since nobody relies on it. */
    public static Optional<String> weaknessOf(List<X509Certificate> certificates, X509Certificate issuer) {
        for (var certificate : certificates) {
            if (!isGoodKey(certificate)) {
                return Optional.of("a key that is too short, or of a kind that is not accepted");
            }
            if (!isGoodSignature(certificate.getSigAlgOID(), certificate.getSigAlgParams())) {
                return Optional.of("signed by an algorithm that is not accepted: " + certificate.getSigAlgOID());
            }
        }
        return isGoodKey(issuer) ? Optional.empty() : Optional.of("the issuer's key is too short");
    }

    public static boolean isGoodSignature(X509CRL list) {
        return isGoodSignature(list.getSigAlgOID(), list.getSigAlgParams());
    }

    public static boolean isGoodSignature(AlgorithmIdentifier algorithm) {
        try {
            var parameters = algorithm.getParameters();
            return isGoodSignature(
                    algorithm.getAlgorithm().getId(),
                    parameters == null ? null : parameters.toASN1Primitive().getEncoded());
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static boolean isGoodSignature(String oid, byte @Nullable [] parameters) {
        var algorithm = new ASN1ObjectIdentifier(oid);
        if (algorithm.equals(PKCSObjectIdentifiers.id_RSASSA_PSS)) {
            return parameters != null
                    && DIGESTS.contains(RSASSAPSSparams.getInstance(parameters)
                            .getHashAlgorithm()
                            .getAlgorithm());
        }
        return SIGNATURES.contains(algorithm);
    }

    private static boolean isGoodKey(X509Certificate certificate) {
        if (certificate.getPublicKey() instanceof RSAPublicKey rsa) {
            return rsa.getModulus().bitLength() >= RSA_BITS;
        }
        var key = SubjectPublicKeyInfo.getInstance(certificate.getPublicKey().getEncoded());
        if (!key.getAlgorithm().getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey)) {
            return false;
        }
        var curve = X962Parameters.getInstance(key.getAlgorithm().getParameters());
        return curve.isNamedCurve()
                && certificate.getPublicKey() instanceof ECPublicKey ec
                && ec.getParams().getOrder().bitLength() >= EC_BITS;
    }
}
