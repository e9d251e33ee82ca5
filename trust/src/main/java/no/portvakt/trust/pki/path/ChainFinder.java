package no.portvakt.trust.pki.path;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import no.portvakt.trust.pki.encoding.BouncyCastle;

/**
 * Follows the signatures of a certificate upwards, one step at a time, until an issuer that we name has signed. It goes
 * one way and never back: whoever shows certificates could otherwise make us try all orders of them. Each step verifies
 * at most as many signatures as there are certificates of the wanted name.
 *
 * <p>Names and signatures only; whether RFC 5280 accepts the chain is for {@link PathValidation}. Thread-safe.
 */
public final class ChainFinder {

    /** Beyond these a single verification takes noticeably long, and nobody has such a key. */
    private static final int MOST_RSA_BITS = 8192;

    private static final int MOST_EXPONENT_BITS = 64;

    private final Limits limits;

    public ChainFinder(Limits limits) {
        this.limits = limits;
    }

    /**
     * Looks for the chain.
     *
     * @param shown what was shown beside the certificate; in any order, of anybody
     * @param issuers whom we name
     * @param now of two issuers with one key (a certificate that was renewed), the one whose time it is
     */
    public Chain find(
            X509Certificate leaf,
            List<X509Certificate> shown,
            List<X509Certificate> issuers,
            Instant now,
            Deadline deadline) {
        var chain = new ArrayList<>(List.of(leaf));
        var unused = new ArrayList<>(shown);
        unused.remove(leaf);
        while (chain.size() <= limits.depth()) {
            var issuer = signerOf(chain.getLast(), issuers, now, deadline);
            if (issuer.isPresent()) {
                return new Chain.Complete(chain, issuer.get());
            }
            var next = signerOf(chain.getLast(), unused, now, deadline);
            if (deadline.hasPassed()) {
                return new Chain.OutOfTime(chain);
            }
            if (next.isEmpty()) {
                return new Chain.Broken(chain);
            }
            unused.remove(next.get());
            chain.add(next.get());
        }
        return new Chain.TooLong(chain);
    }

    private static Optional<X509Certificate> signerOf(
            X509Certificate signed, List<X509Certificate> candidates, Instant now, Deadline deadline) {
        return candidates.stream()
                .filter(candidate -> candidate.getSubjectX500Principal().equals(signed.getIssuerX500Principal()))
                .sorted(Comparator.comparing(candidate -> !isTimeOf(candidate, now)))
                .filter(candidate -> !deadline.hasPassed() && hasSigned(candidate, signed))
                .findFirst();
    }

    private static boolean isTimeOf(X509Certificate certificate, Instant now) {
        return !now.isBefore(certificate.getNotBefore().toInstant())
                && !now.isAfter(certificate.getNotAfter().toInstant());
    }

    private static boolean hasSigned(X509Certificate signer, X509Certificate signed) {
        if (takesLong(signer)) {
            return false;
        }
        try {
            signed.verify(signer.getPublicKey(), BouncyCastle.PROVIDER);
            return true;
        } catch (GeneralSecurityException | RuntimeException notSigned) {
            return false;
        }
    }

    private static boolean takesLong(X509Certificate signer) {
        return switch (signer.getPublicKey()) {
            case RSAPublicKey rsa ->
                rsa.getModulus().bitLength() > MOST_RSA_BITS
                        || rsa.getPublicExponent().bitLength() > MOST_EXPONENT_BITS;
            case ECPublicKey _ -> false;
            default -> true;
        };
    }
}
