package no.portvakt.trust.pki;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXCertPathValidatorResult;
import java.security.cert.PKIXParameters;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import no.portvakt.trust.pki.CertificateVerdict.Believed;
import no.portvakt.trust.pki.CertificateVerdict.Refused;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * Judges a certificate that somebody logs in with: its issuer and signature (PKIX, RFC 5280 chapter 6), its time, what
 * it is for, whether it is revoked, and whom it names. All must hold; what cannot be checked counts as refused.
 *
 * <p>The one who connects has proved to hold the key by the TLS handshake, which is not judged here. Thread-safe.
 */
public final class CertificateJudge {

    private final TrustedIssuers issuers;
    private final Revocations revocations;
    private final Clock clock;

    public CertificateJudge(TrustedIssuers issuers, RevocationSource revocations, Clock clock) {
        this.issuers = issuers;
        this.revocations = new Revocations(revocations, clock);
        this.clock = clock;
    }

    /**
     * Judges bytes that anybody may have sent: never throws, whatever they are. Only DER is read, to the last bit: the
     * parser takes other spellings too and checks the signature over its own, so that two spellings of one certificate
     * would both be believed.
     *
     * @param encoded DER of exactly one certificate
     */
    public CertificateVerdict judge(byte[] encoded) {
        try {
            var factory = CertificateFactory.getInstance("X.509", new BouncyCastleProvider());
            return factory.generateCertificate(new ByteArrayInputStream(encoded)) instanceof X509Certificate certificate
                            && Arrays.equals(certificate.getEncoded(), encoded)
                    ? judge(certificate, factory)
                    : new Refused(CertificateProblem.UNREADABLE);
        } catch (GeneralSecurityException | RuntimeException malformed) {
            // Parsers of certificates throw whatever they like on malformed input.
            return new Refused(CertificateProblem.UNREADABLE);
        }
    }

    private CertificateVerdict judge(X509Certificate certificate, CertificateFactory factory)
            throws GeneralSecurityException {
        var now = clock.instant();
        var issuer = issuerOf(certificate, factory, now);
        if (issuer.isEmpty()) {
            return new Refused(CertificateProblem.UNKNOWN_ISSUER);
        }
        return outsideItsTime(certificate, now)
                .or(() -> CertificateUsage.problemWith(certificate))
                .or(() -> revocations.problemWith(certificate, issuer.get()))
                .<CertificateVerdict>map(Refused::new)
                .orElseGet(() -> Subject.holderOf(certificate)
                        .<CertificateVerdict>map(Believed::new)
                        .orElseGet(() -> new Refused(CertificateProblem.NAMES_NO_PERSON)));
    }

    /** The trusted issuer that signed it. Whether its time has come or gone is asked after, to say so by name. */
    private Optional<X509Certificate> issuerOf(X509Certificate certificate, CertificateFactory factory, Instant now)
            throws GeneralSecurityException {
        var parameters = new PKIXParameters(issuers.anchors());
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(withinTimeOf(certificate, now)));
        try {
            var result = CertPathValidator.getInstance("PKIX", new BouncyCastleProvider())
                    .validate(factory.generateCertPath(List.of(certificate)), parameters);
            return result instanceof PKIXCertPathValidatorResult path
                    ? Optional.of(path.getTrustAnchor().getTrustedCert()).filter(found -> isWithinTime(found, now))
                    : Optional.empty();
        } catch (CertPathValidatorException unknown) {
            return Optional.empty();
        }
    }

    private static Instant withinTimeOf(X509Certificate certificate, Instant now) {
        var from = certificate.getNotBefore().toInstant();
        var to = certificate.getNotAfter().toInstant();
        return now.isBefore(from) ? from : now.isAfter(to) ? to : now;
    }

    private static boolean isWithinTime(X509Certificate certificate, Instant now) {
        return outsideItsTime(certificate, now).isEmpty();
    }

    private static Optional<CertificateProblem> outsideItsTime(X509Certificate certificate, Instant now) {
        if (now.isBefore(certificate.getNotBefore().toInstant())) {
            return Optional.of(CertificateProblem.NOT_YET_VALID);
        }
        return now.isAfter(certificate.getNotAfter().toInstant())
                ? Optional.of(CertificateProblem.EXPIRED)
                : Optional.empty();
    }
}
