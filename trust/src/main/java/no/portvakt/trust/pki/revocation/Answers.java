package no.portvakt.trust.pki.revocation;

import java.security.cert.X509Certificate;
import java.util.List;

/** Answers of OCSP responders, as they sent them. */
@FunctionalInterface
public interface Answers {

    /** Those that may speak of a certificate; whether they do, and may be believed, is asked when they are used. */
    List<byte[]> about(X509Certificate certificate, X509Certificate issuer);

    static Answers of(List<byte[]> all) {
        var kept = List.copyOf(all);
        return (certificate, issuer) -> kept;
    }
}
