package no.portvakt.trust.pki.revocation;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import no.portvakt.trust.pki.encoding.BouncyCastle;
import no.portvakt.trust.pki.encoding.StrictDer;
import no.portvakt.trust.pki.path.Chain;
import no.portvakt.trust.pki.path.PathResult;
import no.portvakt.trust.pki.path.PathValidation;
import no.portvakt.trust.pki.path.PolicyInput;
import no.portvakt.trust.pki.purpose.Strength;
import no.portvakt.trust.pki.revocation.RevocationStatus.Good;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * Who may answer for an issuer (RFC 6960, 4.2.2.2): the issuer itself, or somebody to whom it issued a certificate for
 * just that.
 */
record OcspResponder(X509Certificate issuer, RevocationData data, Instant now, Duration grace) {

    private static final int DIGITAL_SIGNATURE = 0;
    private static final int MOST_CERTIFICATES = 4;

    boolean hasSigned(BasicOCSPResp answer) {
        if (!Strength.isGoodSignature(answer.getSignatureAlgorithmID())) {
            return false;
        }
        return isNamed(issuer, answer)
                ? isSignedBy(issuer, answer)
                : Arrays.stream(answer.getCerts())
                        .limit(MOST_CERTIFICATES)
                        .flatMap(shown -> read(shown).stream())
                        .anyMatch(responder ->
                                isNamed(responder, answer) && isSignedBy(responder, answer) && mayAnswer(responder));
    }

    private boolean mayAnswer(X509Certificate responder) {
        var chain = new Chain.Complete(List.of(responder), issuer);
        return isSignedBy(issuer, responder)
                && isForAnswering(responder)
                && Strength.weaknessOf(chain.certificates(), issuer).isEmpty()
                && PathValidation.validate(chain, PolicyInput.ANY, now) instanceof PathResult.Valid
                && (needsNoCheck(responder)
                        || CrlCheck.statusOf(chain.certificates(), issuer, data, now, grace) instanceof Good);
    }

    private static boolean isForAnswering(X509Certificate responder) {
        try {
            var purposes = responder.getExtendedKeyUsage();
            var usage = responder.getKeyUsage();
            return purposes != null
                    && purposes.contains(KeyPurposeId.id_kp_OCSPSigning.getId())
                    && (usage == null || usage[DIGITAL_SIGNATURE])
                    && responder.getBasicConstraints() < 0;
        } catch (GeneralSecurityException unreadable) {
            return false;
        }
    }

    /** The issuer has said that it will not revoke it; such certificates live for weeks. */
    private static boolean needsNoCheck(X509Certificate responder) {
        return responder.getExtensionValue(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck.getId()) != null;
    }

    private static boolean isNamed(X509Certificate candidate, BasicOCSPResp answer) {
        try {
            var named = answer.getResponderId();
            var holder = new JcaX509CertificateHolder(candidate);
            var sha1 = new JcaDigestCalculatorProviderBuilder()
                    .setProvider(BouncyCastle.PROVIDER)
                    .build()
                    .get(RespID.HASH_SHA1);
            return named.equals(new RespID(holder.getSubject()))
                    || named.equals(new RespID(holder.getSubjectPublicKeyInfo(), sha1));
        } catch (GeneralSecurityException | OperatorCreationException | OCSPException unreadable) {
            return false;
        }
    }

    private static boolean isSignedBy(X509Certificate signer, BasicOCSPResp answer) {
        try {
            return answer.isSignatureValid(new JcaContentVerifierProviderBuilder()
                    .setProvider(BouncyCastle.PROVIDER)
                    .build(signer.getPublicKey()));
        } catch (OCSPException | OperatorCreationException | RuntimeException notSigned) {
            return false;
        }
    }

    private static boolean isSignedBy(X509Certificate signer, X509Certificate signed) {
        try {
            signed.verify(signer.getPublicKey(), BouncyCastle.PROVIDER);
            return true;
        } catch (GeneralSecurityException | RuntimeException notSigned) {
            return false;
        }
    }

    private static Optional<X509Certificate> read(X509CertificateHolder shown) {
        try {
            return StrictDer.certificate(shown.getEncoded());
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
