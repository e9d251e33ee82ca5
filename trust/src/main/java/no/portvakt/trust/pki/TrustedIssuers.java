package no.portvakt.trust.pki;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * The authorities that issue certificates to persons, each by its own certificate. They are named one by one: being
 * issued by somebody whom a trusted root trusts is not enough.
 */
public record TrustedIssuers(List<X509Certificate> certificates) {

    public TrustedIssuers {
        certificates = List.copyOf(certificates);
        if (certificates.isEmpty()) {
            throw new IllegalArgumentException("no issuer of certificates is trusted");
        }
    }

    /**
     * Reads PEM or DER, one certificate or several.
     *
     * @throws IllegalArgumentException if it is anything else, or holds none
     */
    public static TrustedIssuers parse(byte[] file) {
        try {
            var factory = CertificateFactory.getInstance("X.509", new BouncyCastleProvider());
            var found = new ArrayList<X509Certificate>();
            for (var certificate : factory.generateCertificates(new ByteArrayInputStream(file))) {
                found.add((X509Certificate) certificate);
            }
            return new TrustedIssuers(found);
        } catch (GeneralSecurityException broken) {
            throw new IllegalArgumentException("not a list of certificates", broken);
        }
    }

    Set<TrustAnchor> anchors() {
        return certificates.stream()
                .map(certificate -> new TrustAnchor(certificate, null))
                .collect(Collectors.toUnmodifiableSet());
    }
}
