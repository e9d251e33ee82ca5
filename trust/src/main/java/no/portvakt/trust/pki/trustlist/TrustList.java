package no.portvakt.trust.pki.trustlist;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The authorities that we trust. They are named one by one: being issued by somebody whom a trusted root trusts is
 * enough only where the root itself stands here.
 *
 * @param testArcs policies of certificates for tests, refused everywhere but where tests are run
 * @param grace by security level: how long after its end a revocation list or answer still counts, while no newer one
 *     can be had; none where a level is not named
 */
public record TrustList(List<TrustedIssuer> issuers, List<PolicyArc> testArcs, Map<Integer, Duration> grace) {

    public TrustList {
        issuers = List.copyOf(issuers);
        testArcs = List.copyOf(testArcs);
        grace = Map.copyOf(grace);
    }

    /** Issuers with nothing more said of them; what is for tests is accepted from them too. */
    public static TrustList ofCertificates(List<X509Certificate> issuers) {
        return new TrustList(issuers.stream().map(TrustedIssuer::of).toList(), List.of(), Map.of());
    }

    public List<X509Certificate> certificates() {
        return issuers.stream().map(TrustedIssuer::certificate).toList();
    }

    public Duration graceAt(int level) {
        return grace.getOrDefault(level, Duration.ZERO);
    }
}
