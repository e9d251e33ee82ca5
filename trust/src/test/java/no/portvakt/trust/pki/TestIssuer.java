package no.portvakt.trust.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority that issues good certificates, and bad ones in one respect each. */
final class TestIssuer {

    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final KeyPair keys = newKeys("EC", "secp256r1");
    private final X500Name name;
    private final X509Certificate certificate;

    TestIssuer(String commonName) {
        this.name = new X500Name("CN=" + commonName);
        this.certificate = sign(new Wish(commonName)
                .subject("CN=" + commonName)
                .usage(KeyUsage.keyCertSign | KeyUsage.cRLSign)
                .authority(true)
                .keys(keys));
    }

    X509Certificate certificate() {
        return certificate;
    }

    /** A certificate for logging in with, unless wished otherwise. */
    record Wish(
            String subject,
            Instant from,
            Instant to,
            int usage,
            KeyPurposeId purpose,
            boolean authority,
            KeyPair keys) {

        Wish(String commonName) {
            this(
                    "CN=" + commonName + ",SERIALNUMBER=9578-4050-100",
                    NOW.minus(Duration.ofDays(10)),
                    NOW.plus(Duration.ofDays(10)),
                    KeyUsage.digitalSignature,
                    KeyPurposeId.id_kp_clientAuth,
                    false,
                    newKeys("EC", "secp256r1"));
        }

        Wish subject(String value) {
            return new Wish(value, from, to, usage, purpose, authority, keys);
        }

        Wish between(Instant start, Instant end) {
            return new Wish(subject, start, end, usage, purpose, authority, keys);
        }

        Wish usage(int value) {
            return new Wish(subject, from, to, value, purpose, authority, keys);
        }

        Wish purpose(KeyPurposeId value) {
            return new Wish(subject, from, to, usage, value, authority, keys);
        }

        Wish authority(boolean value) {
            return new Wish(subject, from, to, usage, purpose, value, keys);
        }

        Wish keys(KeyPair value) {
            return new Wish(subject, from, to, usage, purpose, authority, value);
        }
    }

    X509Certificate sign(Wish wish) {
        try {
            var builder = new JcaX509v3CertificateBuilder(
                    name,
                    BigInteger.valueOf(System.nanoTime()),
                    Date.from(wish.from()),
                    Date.from(wish.to()),
                    new X500Name(wish.subject()),
                    wish.keys().getPublic());
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(wish.usage()));
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(wish.authority()));
            if (!wish.authority()) {
                builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(wish.purpose()));
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
        } catch (IOException | GeneralSecurityException | OperatorCreationException broken) {
            throw new IllegalStateException(broken);
        }
    }

    byte[] revocations(Instant issued, Instant fresh, X509Certificate... revoked) {
        try {
            var builder = new JcaX509v2CRLBuilder(certificate, Date.from(issued));
            builder.setNextUpdate(Date.from(fresh));
            for (var one : revoked) {
                builder.addCRLEntry(one.getSerialNumber(), Date.from(issued), CRLReason.keyCompromise);
            }
            return builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()))
                    .getEncoded();
        } catch (IOException | OperatorCreationException broken) {
            throw new IllegalStateException(broken);
        }
    }

    static KeyPair newKeys(String algorithm, String curve) {
        try {
            var generator = KeyPairGenerator.getInstance(algorithm);
            if (curve.isEmpty()) {
                generator.initialize(1024);
            } else {
                generator.initialize(new ECGenParameterSpec(curve));
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
