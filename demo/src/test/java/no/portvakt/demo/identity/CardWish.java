package no.portvakt.demo.identity;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A person's card, good unless wished otherwise. */
record CardWish(
        String subject,
        Duration from,
        Duration to,
        int usage,
        KeyPurposeId purpose,
        String policy,
        String algorithm,
        KeyPair keys) {

    static final String QUALIFIED = "2.16.578.1.999.1.3.1";

    /** With a person key that nobody else has. */
    static CardWish good() {
        return of("9578-4050-" + UUID.randomUUID());
    }

    static CardWish of(String personKey) {
        return new CardWish(
                "CN=Kari Prøve,SERIALNUMBER=" + personKey,
                Duration.ofMinutes(-5),
                Duration.ofDays(2),
                KeyUsage.digitalSignature,
                KeyPurposeId.id_kp_clientAuth,
                QUALIFIED,
                "SHA256withECDSA",
                keys("EC", 256));
    }

    CardWish subject(String value) {
        return new CardWish(value, from, to, usage, purpose, policy, algorithm, keys);
    }

    CardWish between(Duration start, Duration end) {
        return new CardWish(subject, start, end, usage, purpose, policy, algorithm, keys);
    }

    CardWish usage(int value) {
        return new CardWish(subject, from, to, value, purpose, policy, algorithm, keys);
    }

    CardWish purpose(KeyPurposeId value) {
        return new CardWish(subject, from, to, usage, value, policy, algorithm, keys);
    }

    CardWish policy(String value) {
        return new CardWish(subject, from, to, usage, purpose, value, algorithm, keys);
    }

    CardWish signedWith(String value) {
        return new CardWish(subject, from, to, usage, purpose, policy, value, keys);
    }

    CardWish rsa(int bits) {
        return new CardWish(subject, from, to, usage, purpose, policy, algorithm, keys("RSA", bits));
    }

    X509Certificate issuedBy(TestAuthority issuer) {
        try {
            var now = Instant.now();
            var builder = new JcaX509v3CertificateBuilder(
                    X500Name.getInstance(
                            issuer.certificate().getSubjectX500Principal().getEncoded()),
                    new BigInteger(120, new SecureRandom()),
                    Date.from(now.plus(from)),
                    Date.from(now.plus(to)),
                    new X500Name(subject),
                    keys.getPublic());
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
            builder.addExtension(
                    Extension.certificatePolicies,
                    false,
                    new CertificatePolicies(new PolicyInformation(new ASN1ObjectIdentifier(policy))));
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder(algorithm).build(issuer.key())));
        } catch (CertIOException | GeneralSecurityException | OperatorCreationException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static KeyPair keys(String algorithm, int bits) {
        try {
            var generator = KeyPairGenerator.getInstance(algorithm);
            if (algorithm.equals("EC")) {
                generator.initialize(new ECGenParameterSpec("secp256r1"));
            } else {
                generator.initialize(bits);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
