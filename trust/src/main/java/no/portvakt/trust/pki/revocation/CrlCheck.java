package no.portvakt.trust.pki.revocation;

import java.security.GeneralSecurityException;
import java.security.cert.CRLReason;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.portvakt.trust.pki.encoding.BouncyCastle;
import no.portvakt.trust.pki.purpose.Strength;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.jcajce.PKIXExtendedParameters;

/**
 * Revocation lists by RFC 5280, 6.3, with deltas, scopes and indirect lists, by Bouncy Castle. It is given only lists
 * that we believe: made already, still fresh or within the grace, strongly signed. A moment that the machine's own clock
 * has not reached is refused by the library: then nobody knows. Thread-safe.
 */
final class CrlCheck {

    private CrlCheck() {}

    /**
     * Asks for each certificate.
     *
     * @param certificates a chain that holds, without the trusted issuer
     * @param grace how long after its end a list still counts, where there is no fresh one
     */
    static RevocationStatus statusOf(
            List<X509Certificate> certificates,
            X509Certificate issuer,
            RevocationData data,
            Instant now,
            Duration grace) {
        var fresh = believable(data.lists(), now, Duration.ZERO);
        var status = ask(certificates, issuer, fresh, data.signers(), now);
        if (!(status instanceof RevocationStatus.Unknown) || grace.isZero()) {
            return status;
        }
        var lists = believable(data.lists(), now, grace);
        return ask(certificates, issuer, lists, data.signers(), lastMomentOf(lists, now));
    }

    private static List<X509CRL> believable(List<X509CRL> lists, Instant now, Duration grace) {
        return lists.stream()
                .filter(list -> Strength.isGoodSignature(list)
                        && list.getNextUpdate() != null
                        && !list.getThisUpdate().toInstant().isAfter(now)
                        && !list.getNextUpdate().toInstant().plus(grace).isBefore(now))
                .toList();
    }

    /** The last moment at which all of them were fresh: the algorithm knows no grace, so it is asked as of then. */
    private static Instant lastMomentOf(List<X509CRL> lists, Instant now) {
        return lists.stream()
                .map(list -> list.getNextUpdate().toInstant().minusMillis(1))
                .filter(end -> end.isBefore(now))
                .min(Comparator.naturalOrder())
                .orElse(now);
    }

    private static RevocationStatus ask(
            List<X509Certificate> certificates,
            X509Certificate issuer,
            List<X509CRL> lists,
            List<X509Certificate> signers,
            Instant at) {
        try {
            var provider = BouncyCastle.PROVIDER;
            var validator = CertPathValidator.getInstance("PKIX", provider);
            var path = CertificateFactory.getInstance("X.509", provider).generateCertPath(certificates);
            validator.validate(path, parameters(validator, issuer, lists, signers, at));
            return withoutOverlookedEntries(certificates, lists, at);
        } catch (CertPathValidatorException refused) {
            return why(refused, certificates, lists);
        } catch (GeneralSecurityException | RuntimeException broken) {
            return new RevocationStatus.Unknown(
                    "the lists cannot be read: " + broken.getClass().getSimpleName());
        }
    }

    private static PKIXExtendedParameters parameters(
            CertPathValidator validator,
            X509Certificate issuer,
            List<X509CRL> lists,
            List<X509Certificate> signers,
            Instant at)
            throws GeneralSecurityException {
        var known = new ArrayList<Object>(lists);
        known.addAll(signers);
        known.add(issuer);
        var parameters = new PKIXParameters(Set.of(new TrustAnchor(issuer, null)));
        parameters.setDate(Date.from(at));
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(known)));
        parameters.addCertPathChecker(listsAlone(validator));
        return new PKIXExtendedParameters.Builder(parameters)
                .setUseDeltasEnabled(true)
                .build();
    }

    /** Never asks a responder, whatever the process is configured for. */
    private static PKIXRevocationChecker listsAlone(CertPathValidator validator) {
        var checker = (PKIXRevocationChecker) validator.getRevocationChecker();
        checker.setOptions(
                EnumSet.of(PKIXRevocationChecker.Option.PREFER_CRLS, PKIXRevocationChecker.Option.NO_FALLBACK));
        return checker;
    }

    /**
     * The algorithm overlooks an entry dated after the moment it is asked for, and deltas that neither the certificate
     * nor the full list points to. We have them, so they count.
     */
    private static RevocationStatus withoutOverlookedEntries(
            List<X509Certificate> certificates, List<X509CRL> lists, Instant at) {
        boolean overlooked = certificates.stream()
                .anyMatch(certificate -> lists.stream().anyMatch(list -> entryOf(certificate, list)
                        .filter(entry -> entry.getRevocationReason() != CRLReason.REMOVE_FROM_CRL)
                        .filter(entry -> isDelta(list)
                                || entry.getRevocationDate().toInstant().isAfter(at))
                        .isPresent()));
        return overlooked ? new RevocationStatus.Revoked("by a later entry of a list") : new RevocationStatus.Good();
    }

    private static boolean isDelta(X509CRL list) {
        return list.getExtensionValue(Extension.deltaCRLIndicator.getId()) != null;
    }

    private static RevocationStatus why(
            CertPathValidatorException refused, List<X509Certificate> certificates, List<X509CRL> lists) {
        int place = refused.getIndex();
        boolean listed = place >= 0
                && lists.stream()
                        .anyMatch(list -> entryOf(certificates.get(place), list).isPresent());
        return listed
                ? new RevocationStatus.Revoked(place == 0 ? "the certificate" : "an authority above it")
                : new RevocationStatus.Unknown(
                        place == 0
                                ? "no list of its issuer that could be believed"
                                : "no list for an authority above it that could be believed");
    }

    private static Optional<X509CRLEntry> entryOf(X509Certificate certificate, X509CRL list) {
        return Optional.ofNullable(list.getRevokedCertificate(certificate));
    }
}
