package no.portvakt.demo.certificates;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;

/** Keys (PKCS#8), certificates and revocation lists as PEM, the one form that all parts of the system read. */
public final class PemFiles {

    private PemFiles() {}

    /** Readable for the owner only. */
    public static Path writeKey(Path file, PrivateKey key) {
        try {
            var text = pem(new JcaPKCS8Generator(key, null));
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return Files.writeString(file, text);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot write " + file, broken);
        }
    }

    /** The leaf first, then what it was issued by. */
    public static Path writeCertificates(Path file, List<X509Certificate> chain) {
        return write(file, List.copyOf(chain));
    }

    static Path writeRevocations(Path file, X509CRL list) {
        return write(file, List.of(list));
    }

    /** Anything else that PEM has a name for, for instance a public key. */
    public static Path writePublicKey(Path file, java.security.PublicKey key) {
        return write(file, List.of(key));
    }

    static PrivateKey readKey(Path file) {
        return objectsIn(file).stream()
                .filter(PrivateKeyInfo.class::isInstance)
                .map(PrivateKeyInfo.class::cast)
                .map(PemFiles::privateKey)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no private key in " + file));
    }

    static List<X509Certificate> readCertificates(Path file) {
        return objectsIn(file).stream()
                .filter(X509CertificateHolder.class::isInstance)
                .map(X509CertificateHolder.class::cast)
                .map(PemFiles::certificate)
                .toList();
    }

    static X509Certificate certificate(X509CertificateHolder holder) {
        try {
            return new JcaX509CertificateConverter().getCertificate(holder);
        } catch (CertificateException broken) {
            throw new IllegalStateException("not a certificate", broken);
        }
    }

    private static PrivateKey privateKey(PrivateKeyInfo info) {
        try {
            return new JcaPEMKeyConverter().getPrivateKey(info);
        } catch (IOException broken) {
            throw new UncheckedIOException("not a private key", broken);
        }
    }

    private static List<Object> objectsIn(Path file) {
        try (var parser = new PEMParser(new StringReader(Files.readString(file)))) {
            var objects = new ArrayList<>();
            for (var next = parser.readObject(); next != null; next = parser.readObject()) {
                objects.add(next);
            }
            return objects;
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + file, broken);
        }
    }

    private static Path write(Path file, List<Object> objects) {
        try {
            return Files.writeString(file, pem(objects.toArray()));
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot write " + file, broken);
        }
    }

    private static String pem(Object... objects) throws IOException {
        var text = new StringWriter();
        try (var writer = new JcaPEMWriter(text)) {
            for (var object : objects) {
                writer.writeObject(object);
            }
        }
        return text.toString();
    }
}
