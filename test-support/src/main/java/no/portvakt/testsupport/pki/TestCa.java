package no.portvakt.testsupport.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority that issues good certificates, and bad ones in one respect each. Fast: it has keys on P-256. */
public final class TestCa {

    /** In the past: Bouncy Castle takes no revocation list for a moment that the machine has not seen yet. */
    public static final Instant NOW = Instant.parse("2025-06-02T12:00:00Z");

    private static final AtomicLong SERIALS = new AtomicLong(1_000);
    private static final KeyPair HOLDER = newKeys();

    private final KeyPair keys;
    private final X509Certificate certificate;

    private TestCa(KeyPair keys, X509Certificate certificate) {
        this.keys = keys;
        this.certificate = certificate;
    }

    /** A root. */
    public static TestCa root(String name) {
        return root(Wish.authority(name));
    }

    /** One that is as wished, but for its keys. */
    public static TestCa root(Wish wished) {
        var keys = newKeys();
        var wish = wished.keys(keys);
        return new TestCa(keys, sign(wish.subject(), keys.getPrivate(), wish));
    }

    /** An authority below this one. */
    public TestCa authority(Wish wish) {
        var theirs = newKeys();
        return new TestCa(theirs, issue(wish.keys(theirs)));
    }

    public X509Certificate certificate() {
        return certificate;
    }

    public PrivateKey key() {
        return keys.getPrivate();
    }

    public KeyPair pair() {
        return keys;
    }

    public X509Certificate issue(Wish wish) {
        return sign(certificate.getSubjectX500Principal().getName(), keys.getPrivate(), wish);
    }

    /** A complete list, signed by this authority. */
    public X509CRL list(Instant made, Instant next, X509Certificate... revoked) {
        try {
            var builder = new JcaX509v2CRLBuilder(certificate, Date.from(made));
            builder.setNextUpdate(Date.from(next));
            for (var one : revoked) {
                builder.addCRLEntry(one.getSerialNumber(), Date.from(made), CRLReason.keyCompromise);
            }
            return new JcaX509CRLConverter()
                    .getCRL(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key())));
        } catch (GeneralSecurityException | OperatorCreationException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** A list that is fresh around {@link #NOW}. */
    public X509CRL freshList(X509Certificate... revoked) {
        return list(NOW.minus(Duration.ofHours(1)), NOW.plus(Duration.ofDays(1)), revoked);
    }

    private static X509Certificate sign(String issuer, PrivateKey key, Wish wish) {
        try {
            var builder = new JcaX509v3CertificateBuilder(
                    new X500Name(issuer),
                    BigInteger.valueOf(SERIALS.incrementAndGet()),
                    Date.from(wish.from()),
                    Date.from(wish.to()),
                    new X500Name(wish.subject()),
                    wish.keys().getPublic());
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(wish.usage()));
            for (var extension : wish.extensions()) {
                builder.addExtension(extension);
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder(wish.algorithm()).build(key)));
        } catch (IOException | GeneralSecurityException | OperatorCreationException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** What certificates of persons have if nobody wishes otherwise: one pair for all of them is enough. */
    static KeyPair holdersKeys() {
        return HOLDER;
    }

    public static KeyPair newKeys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    public static KeyPair rsaKeys(int bits) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    public static byte[] der(X509Certificate certificate) {
        try {
            return certificate.getEncoded().clone();
        } catch (CertificateEncodingException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
