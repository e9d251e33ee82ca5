package no.portvakt.trust.pki.purpose;

import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.Extension;

/**
 * The policies that a certificate itself names, whether or not they are valid all the way up: good for refusing one,
 * never for accepting it.
 */
public final class AssertedPolicies {

    private AssertedPolicies() {}

    /** Empty also if nobody can read them: then RFC 5280 has refused the chain already. */
    public static Set<String> of(X509Certificate certificate) {
        try {
            return Optional.ofNullable(certificate.getExtensionValue(Extension.certificatePolicies.getId()))
                    .map(value -> CertificatePolicies.getInstance(
                            ASN1OctetString.getInstance(value).getOctets()))
                    .map(policies -> Arrays.stream(policies.getPolicyInformation())
                            .map(policy -> policy.getPolicyIdentifier().getId())
                            .collect(Collectors.toUnmodifiableSet()))
                    .orElse(Set.of());
        } catch (RuntimeException malformed) {
            return Set.of();
        }
    }
}
