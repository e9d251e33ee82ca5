package no.portvakt.demo.certificates;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLNumber;
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
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** One certificate authority of the demo: an EC P-256 key that signs leaves directly. */
public final class CertificateAuthority {

    private static final Duration LEAF_LIFE = Duration.ofDays(90);
    private static final Duration ROOT_LIFE = Duration.ofDays(3650);
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);
    private static final Duration LIST_LIFE = Duration.ofDays(7);
    private static final int SERIAL_BITS = 120;
    private static final int RSA_BITS = 2048;

    private final Issued self;
    private final Path file;

    private CertificateAuthority(Issued self, Path file) {
        this.self = self;
        this.file = file;
    }

    /** The one that an earlier run left in the folder, or a new one. A browser that trusts it goes on doing so. */
    static CertificateAuthority keptIn(Path folder, String name, String title) {
        var file = folder.resolve(name + ".pem");
        var key = folder.resolve(name + ".key.pem");
        if (Files.exists(file) && Files.exists(key)) {
            return new CertificateAuthority(new Issued(PemFiles.readKey(key), PemFiles.readCertificates(file)), file);
        }
        var made = selfSigned(new X500Name("C=NO,O=Portvakt demo,CN=" + title));
        made.writeTo(folder, name);
        return new CertificateAuthority(made, file);
    }

    public X509Certificate certificate() {
        return self.certificate();
    }

    /** PEM file with the certificate, for whoever is to trust it. */
    public Path file() {
        return file;
    }

    /** For a server, under all its names; a wildcard under {@code localhost} is not accepted by every browser. */
    Issued issueForServer(String title, List<String> hosts) {
        var names = hosts.stream()
                .map(host -> new GeneralName(isAddress(host) ? GeneralName.iPAddress : GeneralName.dNSName, host))
                .toArray(GeneralName[]::new);
        return issue("C=NO,O=Portvakt demo,CN=" + title, newSerial(), certificate -> {
            certificate.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
            certificate.addExtension(
                    Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
        });
    }

    /** For a part of the system that shows who it is to another part. */
    Issued issueForPart(String title) {
        return issue(
                "C=NO,O=Portvakt demo,CN=" + title,
                newSerial(),
                certificate -> certificate.addExtension(
                        Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth)));
    }

    /** For what is signed in XML, where many readers know RSA alone, and for the listener on this host of who signs. */
    Issued issueForSigning(String title, String host) {
        return issue(
                "C=NO,O=Portvakt demo,CN=" + title,
                newSerial(),
                newRsaKey(),
                certificate -> certificate.addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(new GeneralName(GeneralName.dNSName, host))));
    }

    /** For a person: the subject is theirs, the policy says what the authority promises about the card. */
    Issued issueForPerson(String subject, String policy, BigInteger serial) {
        return issue(subject, serial, certificate -> {
            certificate.addExtension(
                    Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth));
            policy(certificate, policy);
        });
    }

    /** For a person's signatures, which bind her: not for log-in. */
    Issued issueForSignatures(String subject, String policy) {
        return issue(
                subject, newSerial(), newKey(), KeyUsage.nonRepudiation, certificate -> policy(certificate, policy));
    }

    private static void policy(X509v3CertificateBuilder certificate, String policy) throws CertIOException {
        certificate.addExtension(
                Extension.certificatePolicies,
                false,
                new CertificatePolicies(new PolicyInformation(new ASN1ObjectIdentifier(policy))));
    }

    /** A revocation list, valid from now. */
    X509CRL revoke(List<BigInteger> serials) {
        var now = Instant.now();
        try {
            var list = new JcaX509v2CRLBuilder(certificate(), Date.from(now.minus(CLOCK_SKEW)));
            list.setNextUpdate(Date.from(now.plus(LIST_LIFE)));
            list.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(certificate()));
            list.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(now.getEpochSecond())));
            for (var serial : serials) {
                list.addCRLEntry(serial, Date.from(now.minus(CLOCK_SKEW)), CRLReason.keyCompromise);
            }
            return new JcaX509CRLConverter().getCRL(list.build(signer(self.key())));
        } catch (GeneralSecurityException | CertIOException broken) {
            throw new IllegalStateException("cannot issue a revocation list", broken);
        }
    }

    static BigInteger newSerial() {
        return new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(SERIAL_BITS);
    }

    static KeyPair newKey() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("this JDK has no P-256", broken);
        }
    }

    private static KeyPair newRsaKey() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(RSA_BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("this JDK has no RSA", broken);
        }
    }

    private Issued issue(String subject, BigInteger serial, Extensions extensions) {
        return issue(subject, serial, newKey(), extensions);
    }

    private Issued issue(String subject, BigInteger serial, KeyPair pair, Extensions extensions) {
        return issue(subject, serial, pair, KeyUsage.digitalSignature, extensions);
    }

    private Issued issue(String subject, BigInteger serial, KeyPair pair, int usage, Extensions extensions) {
        var now = Instant.now();
        var builder = new JcaX509v3CertificateBuilder(
                X500Name.getInstance(certificate().getSubjectX500Principal().getEncoded()),
                serial,
                Date.from(now.minus(CLOCK_SKEW)),
                Date.from(now.plus(LEAF_LIFE)),
                new X500Name(subject),
                pair.getPublic());
        try {
            var identifiers = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
            builder.addExtension(
                    Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(pair.getPublic()));
            builder.addExtension(
                    Extension.authorityKeyIdentifier, false, identifiers.createAuthorityKeyIdentifier(certificate()));
            extensions.addTo(builder);
        } catch (GeneralSecurityException | CertIOException broken) {
            throw new IllegalStateException("cannot issue a certificate", broken);
        }
        var leaf = PemFiles.certificate(builder.build(signer(self.key())));
        return new Issued(pair.getPrivate(), List.of(leaf, certificate()));
    }

    private static Issued selfSigned(X500Name name) {
        var pair = newKey();
        var now = Instant.now();
        var builder = new JcaX509v3CertificateBuilder(
                name,
                newSerial(),
                Date.from(now.minus(CLOCK_SKEW)),
                Date.from(now.plus(ROOT_LIFE)),
                name,
                pair.getPublic());
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            builder.addExtension(
                    Extension.subjectKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createSubjectKeyIdentifier(pair.getPublic()));
        } catch (GeneralSecurityException | CertIOException broken) {
            throw new IllegalStateException("cannot make a certificate authority", broken);
        }
        return new Issued(pair.getPrivate(), List.of(PemFiles.certificate(builder.build(signer(pair.getPrivate())))));
    }

    private static ContentSigner signer(PrivateKey key) {
        try {
            return new JcaContentSignerBuilder("SHA256withECDSA").build(key);
        } catch (OperatorCreationException broken) {
            throw new IllegalStateException("this JDK cannot sign with ECDSA", broken);
        }
    }

    private static boolean isAddress(String host) {
        return Character.isDigit(host.charAt(0));
    }

    @FunctionalInterface
    private interface Extensions {
        void addTo(X509v3CertificateBuilder builder) throws CertIOException;
    }
}
