package no.portvakt.demo.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority of the tests' own, which signs whatever it is asked to. */
final class TestAuthority {

    private static final String SIGNATURE = "SHA256withECDSA";
    private static final String POLICY = "2.16.578.1.999.1.3.1";

    private final KeyPair keys;
    private final X500Name name;
    private final X509Certificate certificate;

    public TestAuthority(String name) {
        this(new X500Name("CN=" + name + ",O=Portvakt test"));
    }

    /** One that calls itself by somebody else's name. */
    static TestAuthority named(X500Principal name) {
        return new TestAuthority(X500Name.getInstance(name.getEncoded()));
    }

    private TestAuthority(X500Name name) {
        this.keys = newKeys();
        this.name = name;
        this.certificate = sign(name, keys, Profile.AUTHORITY);
    }

    private TestAuthority(X509Certificate certificate, PrivateKey key) {
        this.keys = new KeyPair(certificate.getPublicKey(), key);
        this.name = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        this.certificate = certificate;
    }

    /** One that exists already, from PEM files. */
    public static TestAuthority kept(Path certificate, Path key) {
        try (var one = new PEMParser(Files.newBufferedReader(certificate));
                var other = new PEMParser(Files.newBufferedReader(key))) {
            return new TestAuthority(
                    new JcaX509CertificateConverter().getCertificate((X509CertificateHolder) one.readObject()),
                    new JcaPEMKeyConverter().getPrivateKey((PrivateKeyInfo) other.readObject()));
        } catch (IOException | CertificateException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** The serial numbers on a list. */
    static List<BigInteger> revokedIn(Path file) {
        try (var list = Files.newInputStream(file)) {
            var read = (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(list);
            return Optional.ofNullable(read.getRevokedCertificates()).stream()
                    .flatMap(Set::stream)
                    .map(entry -> entry.getSerialNumber())
                    .toList();
        } catch (IOException | CertificateException | CRLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** What a certificate is for. */
    public enum Profile {
        AUTHORITY,
        SERVER,
        CLIENT
    }

    /** A certificate with the key that it is for. */
    public record Issued(X509Certificate certificate, KeyPair keys) {

        public void writeTo(Path certificateFile, Path keyFile) {
            pem(certificateFile, certificate);
            try {
                pem(keyFile, new JcaPKCS8Generator(keys.getPrivate(), null));
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }

    public Issued issue(String subject, Profile profile) {
        var theirs = newKeys();
        return new Issued(sign(new X500Name(subject), theirs, profile), theirs);
    }

    public X509Certificate certificate() {
        return certificate;
    }

    PrivateKey key() {
        return keys.getPrivate();
    }

    public void writeCertificateTo(Path file) {
        pem(file, certificate);
    }

    /** A list of what is revoked, fresh for a day. */
    public void writeRevocationsTo(Path file, List<BigInteger> serials) {
        try {
            var now = Instant.now();
            var builder = new JcaX509v2CRLBuilder(certificate, Date.from(now.minusSeconds(60)));
            builder.setNextUpdate(Date.from(now.plus(Duration.ofDays(1))));
            serials.forEach(serial -> builder.addCRLEntry(serial, Date.from(now), CRLReason.keyCompromise));
            var beside = Files.write(
                    file.resolveSibling(file.getFileName() + ".new"),
                    builder.build(new JcaContentSignerBuilder(SIGNATURE).build(keys.getPrivate()))
                            .getEncoded());
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | OperatorCreationException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private X509Certificate sign(X500Name subject, KeyPair theirs, Profile profile) {
        try {
            var now = Instant.now();
            var builder = new JcaX509v3CertificateBuilder(
                    name,
                    new BigInteger(120, new SecureRandom()),
                    Date.from(now.minus(Duration.ofMinutes(5))),
                    Date.from(now.plus(Duration.ofDays(2))),
                    subject,
                    theirs.getPublic());
            extend(builder, profile);
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder(SIGNATURE).build(keys.getPrivate())));
        } catch (CertIOException | GeneralSecurityException | OperatorCreationException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static void extend(JcaX509v3CertificateBuilder builder, Profile profile) throws CertIOException {
        switch (profile) {
            case AUTHORITY -> {
                builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
                builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            }
            case SERVER -> {
                builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
                    new GeneralName(GeneralName.dNSName, "localhost"),
                    new GeneralName(GeneralName.dNSName, "login.localhost"),
                    new GeneralName(GeneralName.iPAddress, "127.0.0.1")
                }));
                builder.addExtension(
                        Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
            }
            case CLIENT -> {
                builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
                builder.addExtension(
                        Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth));
                builder.addExtension(
                        Extension.certificatePolicies,
                        false,
                        new CertificatePolicies(new PolicyInformation(new ASN1ObjectIdentifier(POLICY))));
            }
        }
    }

    private static KeyPair newKeys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static void pem(Path file, Object content) {
        try (var writer = new JcaPEMWriter(Files.newBufferedWriter(file))) {
            writer.writeObject(content);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
