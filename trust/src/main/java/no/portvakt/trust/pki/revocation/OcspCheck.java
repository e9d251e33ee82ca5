package no.portvakt.trust.pki.revocation;

import java.io.IOException;
import java.math.BigInteger;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.portvakt.trust.pki.encoding.BouncyCastle;
import no.portvakt.trust.pki.revocation.RevocationStatus.Good;
import no.portvakt.trust.pki.revocation.RevocationStatus.Revoked;
import no.portvakt.trust.pki.revocation.RevocationStatus.Unknown;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * What one OCSP answer says of the certificate with one number (RFC 6960, 3.2), over Bouncy Castle's parser. Libraries' own checks take
 * answers that speak of nobody, that are signed by anybody below the issuer, and that are years old.
 */
record OcspCheck(BigInteger number, X509Certificate issuer, RevocationData data, Instant now, Duration grace) {

    private static final int MOST_BYTES = 64 * 1024;

    /** How far a responder's clock may be ahead of ours. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    /** The only extension that a responder may call critical: it is compared where it was asked for. */
    private static final Set<ASN1ObjectIdentifier> UNDERSTOOD = Set.of(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);

    /**
     * Looks into an answer. Never throws, whatever it is.
     *
     * @param nonce what the question said, if it said one; then the answer has to say the same
     * @return empty if it is an answer about other certificates
     */
    Optional<RevocationStatus> statusIn(byte[] encoded, Optional<byte[]> nonce) {
        if (encoded.length > MOST_BYTES) {
            return unknown("an answer that is too large");
        }
        try {
            var answer = new OCSPResp(encoded);
            return answer.getStatus() == OCSPResp.SUCCESSFUL
                            && answer.getResponseObject() instanceof BasicOCSPResp basic
                    ? statusIn(basic, nonce)
                    : unknown("the responder gave no answer, status " + answer.getStatus());
        } catch (IOException
                | OCSPException
                | OperatorCreationException
                | CertificateEncodingException
                | RuntimeException malformed) {
            return unknown("an answer that cannot be read");
        }
    }

    private Optional<RevocationStatus> statusIn(BasicOCSPResp answer, Optional<byte[]> nonce)
            throws OCSPException, OperatorCreationException, CertificateEncodingException {
        var about = answersAboutIt(answer);
        if (about.isEmpty()) {
            return Optional.empty();
        }
        if (about.size() > 1) {
            return unknown("an answer that speaks of the certificate twice");
        }
        var one = about.getFirst();
        if (hasUnknownCritical(answer, one)) {
            return unknown("an answer with a critical extension that nobody knows");
        }
        if (nonce.isPresent() && !hasNonce(answer, nonce.get())) {
            return unknown("an answer to another question (nonce)");
        }
        if (!new OcspResponder(issuer, data, now, grace).hasSigned(answer)) {
            return unknown("an answer that nobody signed who may answer for the issuer");
        }
        return isOfNow(answer, one) ? Optional.of(statusOf(one)) : unknown("an answer that is not of now");
    }

    private List<SingleResp> answersAboutIt(BasicOCSPResp answer)
            throws OCSPException, OperatorCreationException, CertificateEncodingException {
        var digests = new JcaDigestCalculatorProviderBuilder()
                .setProvider(BouncyCastle.PROVIDER)
                .build();
        var authority = new JcaX509CertificateHolder(issuer);
        var found = new ArrayList<SingleResp>();
        for (var one : answer.getResponses()) {
            CertificateID id = one.getCertID();
            if (id.getSerialNumber().equals(number) && id.matchesIssuer(authority, digests)) {
                found.add(one);
            }
        }
        return found;
    }

    private static boolean hasUnknownCritical(BasicOCSPResp answer, SingleResp one) {
        return !UNDERSTOOD.containsAll(answer.getCriticalExtensionOIDs())
                || !one.getCriticalExtensionOIDs().isEmpty();
    }

    private static boolean hasNonce(BasicOCSPResp answer, byte[] nonce) {
        var found = answer.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
        return found != null
                && Arrays.equals(
                        ASN1OctetString.getInstance(found.getParsedValue()).getOctets(), nonce);
    }

    /** An answer that says no end would count for ever, and so it never counts. */
    private boolean isOfNow(BasicOCSPResp answer, SingleResp one) {
        var next = Optional.ofNullable(one.getNextUpdate()).map(Date::toInstant);
        var latest = now.plus(SKEW);
        return !one.getThisUpdate().toInstant().isAfter(latest)
                && !answer.getProducedAt().toInstant().isAfter(latest)
                && next.filter(end -> !end.isBefore(one.getThisUpdate().toInstant())
                                && !answer.getProducedAt().toInstant().isAfter(end)
                                && !end.plus(grace).isBefore(now))
                        .isPresent();
    }

    /** The parser's word for good is null. */
    private static RevocationStatus statusOf(SingleResp one) {
        return Optional.<CertificateStatus>ofNullable(one.getCertStatus())
                .<RevocationStatus>map(status -> status instanceof RevokedStatus
                        ? new Revoked("by its responder")
                        : new Unknown("the responder does not know it"))
                .orElseGet(Good::new);
    }

    private static Optional<RevocationStatus> unknown(String why) {
        return Optional.of(new Unknown(why));
    }
}
