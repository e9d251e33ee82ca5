package no.portvakt.trust.pki;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Optional;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Asks the issuer's revocation list, after asking whether the list itself may be believed. */
final class Revocations {

    private static final int MAY_SIGN_LISTS = 6;

    private final RevocationSource source;
    private final Clock clock;

    Revocations(RevocationSource source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    Optional<CertificateProblem> problemWith(X509Certificate certificate, X509Certificate issuer) {
        try {
            var bytes = source.latest();
            if (bytes.isEmpty()
                    || !(CertificateFactory.getInstance("X.509", new BouncyCastleProvider())
                                    .generateCRL(new ByteArrayInputStream(bytes.get()))
                            instanceof X509CRL list)
                    || !isBelievable(list, issuer)) {
                return Optional.of(CertificateProblem.REVOCATION_UNKNOWN);
            }
            return list.getRevokedCertificate(certificate) == null
                    ? Optional.empty()
                    : Optional.of(CertificateProblem.REVOKED);
        } catch (GeneralSecurityException | RuntimeException malformed) {
            return Optional.of(CertificateProblem.REVOCATION_UNKNOWN);
        }
    }

    /** Its issuer's own, whole, and fresh: a list without an end to its freshness is never fresh. */
    private boolean isBelievable(X509CRL list, X509Certificate issuer) throws GeneralSecurityException {
        var usage = issuer.getKeyUsage();
        if (!list.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())
                || list.hasUnsupportedCriticalExtension()
                || usage == null
                || !usage[MAY_SIGN_LISTS]
                || list.getNextUpdate() == null) {
            return false;
        }
        list.verify(issuer.getPublicKey(), new BouncyCastleProvider());
        var now = clock.instant();
        return !now.isBefore(list.getThisUpdate().toInstant())
                && !now.isAfter(list.getNextUpdate().toInstant());
    }
}
