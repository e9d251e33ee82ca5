package no.portvakt.trust.pki.encoding;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.util.io.pem.PemReader;

/**
 * Files that operators keep, in PEM or DER. What is wrong with one is said by its name and never by its content, which
 * may be a private key.
 */
public final class PkiFile {

    /** More than the largest revocation list that is in use in Norway. */
    private static final int MOST_BYTES = 32 << 20;

    private static final String PEM = "-----BEGIN ";
    private static final String CERTIFICATE = "CERTIFICATE";
    private static final String LIST = "X509 CRL";

    private PkiFile() {}

    /**
     * The content of a file, as DER: all blocks of one kind of a PEM file, or the file itself.
     *
     * @throws IOException if it is missing, unreadable or too large
     */
    private static List<byte[]> blocks(Path file, String kind, int most) throws IOException {
        var bytes = read(file, most);
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (!text.contains(PEM)) {
            return List.of(bytes);
        }
        var found = new ArrayList<byte[]>();
        try (var reader = new PemReader(new StringReader(text))) {
            for (var block = reader.readPemObject(); block != null; block = reader.readPemObject()) {
                if (block.getType().equals(kind)) {
                    found.add(block.getContent());
                }
            }
        } catch (IOException | RuntimeException malformed) {
            throw new IOException(file + ": not whole PEM", malformed);
        }
        return found;
    }

    /**
     * The bytes of a file.
     *
     * @throws IOException if it is missing, no file, unreadable or too large
     */
    public static byte[] read(Path file, int most) throws IOException {
        if (!Files.exists(file)) {
            throw new IOException(file + ": there is no such file");
        }
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + ": not a file");
        }
        if (Files.size(file) > most) {
            throw new IOException(file + ": larger than " + most + " bytes");
        }
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(most);
        }
    }

    /**
     * The certificates of a file as DER, unread: whether they are any is for {@link StrictDer} to say.
     *
     * @throws IOException if the file cannot be read, or is PEM without a certificate
     */
    public static List<byte[]> certificates(Path file, int most) throws IOException {
        var found = blocks(file, CERTIFICATE, most);
        if (found.isEmpty()) {
            throw new IOException(file + ": holds no certificate");
        }
        return found;
    }

    /**
     * The certificates of a file that we keep ourselves.
     *
     * @throws IOException if it cannot be read, or anything in it is no certificate in DER
     */
    public static List<X509Certificate> trustedCertificates(Path file) throws IOException {
        var found = new ArrayList<X509Certificate>();
        for (var der : certificates(file, MOST_BYTES)) {
            found.add(StrictDer.certificate(der)
                    .orElseThrow(() -> new IOException(file + ": holds something that is no certificate in DER")));
        }
        return found;
    }

    /**
     * The revocation lists of a file.
     *
     * @throws IOException if it cannot be read, or holds none
     */
    public static List<X509CRL> lists(Path file) throws IOException {
        var found = new ArrayList<X509CRL>();
        for (var der : blocks(file, LIST, MOST_BYTES)) {
            found.add(list(der, file.toString()));
        }
        if (found.isEmpty()) {
            throw new IOException(file + ": holds no revocation list");
        }
        return found;
    }

    /**
     * One revocation list.
     *
     * @param source named when it is none
     * @throws IOException if it is none
     */
    public static X509CRL list(byte[] der, String source) throws IOException {
        try {
            if (CertificateFactory.getInstance("X.509", BouncyCastle.PROVIDER)
                            .generateCRL(new ByteArrayInputStream(der))
                    instanceof X509CRL list) {
                return list;
            }
        } catch (GeneralSecurityException | RuntimeException malformed) {
            throw new IOException(source + ": not a revocation list", malformed);
        }
        throw new IOException(source + ": not a revocation list");
    }
}
