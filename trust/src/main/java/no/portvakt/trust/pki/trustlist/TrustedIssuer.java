package no.portvakt.trust.pki.trustlist;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An authority that we name, by its own certificate, and what we believe of it.
 *
 * @param from since when we trust it; before its own certificate's time it is never trusted
 * @param until when that ends; empty: with its own certificate
 * @param policies a certificate must be issued under one of these; empty: under any, or none
 * @param statements OIDs of the qcStatements (ETSI EN 319 412-5) that a certificate must carry
 */
public record TrustedIssuer(
        X509Certificate certificate,
        Optional<Instant> from,
        Optional<Instant> until,
        List<PolicyArc> policies,
        Set<String> statements,
        RevocationServers servers) {

    public TrustedIssuer {
        policies = List.copyOf(policies);
        statements = Set.copyOf(statements);
    }

    /** As long as its certificate lasts, for all that it issues. */
    public static TrustedIssuer of(X509Certificate certificate) {
        return new TrustedIssuer(
                certificate, Optional.empty(), Optional.empty(), List.of(), Set.of(), RevocationServers.NONE);
    }

    public boolean isTrustedAt(Instant time) {
        return !time.isBefore(certificate.getNotBefore().toInstant())
                && !time.isAfter(certificate.getNotAfter().toInstant())
                && from.filter(time::isBefore).isEmpty()
                && until.filter(time::isAfter).isEmpty();
    }

    /** Whether certificates under this policy are accepted from it. */
    public boolean accepts(String policy) {
        return policies.isEmpty() || policies.stream().anyMatch(arc -> arc.covers(policy));
    }
}
