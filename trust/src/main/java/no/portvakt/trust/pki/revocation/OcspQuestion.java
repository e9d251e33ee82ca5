package no.portvakt.trust.pki.revocation;

import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import no.portvakt.trust.pki.encoding.BouncyCastle;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** A question to a responder about one certificate, and whether an answer is one to it. */
public final class OcspQuestion {

    private static final int NONCE_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final BigInteger number;
    private final X509Certificate issuer;
    private final byte[] encoded;
    private final Optional<byte[]> nonce;

    private OcspQuestion(BigInteger number, X509Certificate issuer, byte[] encoded, Optional<byte[]> nonce) {
        this.number = number;
        this.issuer = issuer;
        this.encoded = encoded;
        this.nonce = nonce;
    }

    /**
     * Makes a question.
     *
     * @param withNonce whether the answer has to be made for it; responders that make answers ahead cannot do that
     * @param number of the certificate that is asked about
     * @throws IOException if the issuer cannot be named
     */
    public static OcspQuestion about(BigInteger number, X509Certificate issuer, boolean withNonce) throws IOException {
        try {
            var digests = new JcaDigestCalculatorProviderBuilder()
                    .setProvider(BouncyCastle.PROVIDER)
                    .build();
            var builder = new OCSPReqBuilder();
            builder.addRequest(new CertificateID(
                    digests.get(CertificateID.HASH_SHA1), new JcaX509CertificateHolder(issuer), number));
            var nonce = withNonce ? Optional.of(random()) : Optional.<byte[]>empty();
            if (nonce.isPresent()) {
                builder.setRequestExtensions(new Extensions(new Extension(
                        OCSPObjectIdentifiers.id_pkix_ocsp_nonce,
                        false,
                        new DEROctetString(nonce.get()).getEncoded())));
            }
            return new OcspQuestion(number, issuer, builder.build().getEncoded(), nonce);
        } catch (OCSPException | OperatorCreationException | CertificateEncodingException broken) {
            throw new IOException("no question can be made about a certificate", broken);
        }
    }

    /** DER, as it is sent. */
    public byte[] encoded() {
        return encoded.clone();
    }

    /**
     * What an answer to it says, now.
     *
     * @param data lists, for a responder whose own certificate may be revoked
     */
    public RevocationStatus read(byte[] answer, RevocationData data, Instant now) {
        return new OcspCheck(number, issuer, data, now, Duration.ZERO)
                .statusIn(answer, nonce)
                .orElseGet(() -> new RevocationStatus.Unknown("an answer about something else"));
    }

    private static byte[] random() {
        var bytes = new byte[NONCE_BYTES];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
