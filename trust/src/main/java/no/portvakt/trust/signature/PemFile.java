package no.portvakt.trust.signature;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/** Keys and certificates in PEM. What is wrong is said without repeating the text, which may be a private key. */
public final class PemFile {

    private PemFile() {}

    /**
     * The private key in a file, in PKCS#8.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static PrivateKey privateKey(Path file) {
        return objects(file).stream()
                .filter(PrivateKeyInfo.class::isInstance)
                .map(object -> convert(file, () -> new JcaPEMKeyConverter().getPrivateKey((PrivateKeyInfo) object)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(file + ": no private key in PKCS#8 PEM"));
    }

    /**
     * The public key in a file: by itself, or of its first certificate.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static PublicKey publicKey(Path file) {
        return objects(file).stream()
                .flatMap(object -> switch (object) {
                    case SubjectPublicKeyInfo key -> List.of(key).stream();
                    case X509CertificateHolder certificate -> List.of(certificate.getSubjectPublicKeyInfo()).stream();
                    default -> List.<SubjectPublicKeyInfo>of().stream();
                })
                .map(key -> convert(file, () -> new JcaPEMKeyConverter().getPublicKey(key)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(file + ": neither a public key nor a certificate"));
    }

    /**
     * All certificates in a file.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static List<X509Certificate> certificates(Path file) {
        var found = objects(file).stream()
                .filter(X509CertificateHolder.class::isInstance)
                .map(object -> convert(
                        file, () -> new JcaX509CertificateConverter().getCertificate((X509CertificateHolder) object)))
                .toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException(file + ": no certificate in PEM");
        }
        return found;
    }

    private static List<Object> objects(Path file) {
        List<Object> objects = new ArrayList<>();
        try (Reader text = new StringReader(Files.readString(file));
                PEMParser parser = new PEMParser(text)) {
            for (var object = parser.readObject(); object != null; object = parser.readObject()) {
                objects.add(object);
            }
            return objects;
        } catch (IOException | RuntimeException broken) {
            throw new IllegalArgumentException(file + ": cannot be read as PEM", broken);
        }
    }

    private static <T> T convert(Path file, Conversion<T> conversion) {
        try {
            return conversion.run();
        } catch (IOException | GeneralSecurityException | RuntimeException broken) {
            throw new IllegalArgumentException(file + ": holds a key or certificate of no use to us", broken);
        }
    }

    @FunctionalInterface
    private interface Conversion<T> {
        T run() throws IOException, GeneralSecurityException;
    }
}
