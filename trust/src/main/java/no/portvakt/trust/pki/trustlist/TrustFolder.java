package no.portvakt.trust.pki.trustlist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import no.portvakt.trust.pki.encoding.PkiFile;

/**
 * A folder that says whom we trust: certificates, and {@code trust-list.json} that says what is believed of each. A
 * folder without that file trusts all its certificates as they are, which is for trying out.
 */
public final class TrustFolder {

    static final String LIST = "trust-list.json";

    private static final Set<String> CERTIFICATE_FILES = Set.of("pem", "crt", "cer", "der");

    private TrustFolder() {}

    /**
     * Reads all of it.
     *
     * @throws IOException naming everything that is wrong, if anything is; half a list is never given
     */
    public static TrustList read(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException(folder + ": not a folder");
        }
        var list = folder.resolve(LIST);
        return Files.exists(list) ? TrustListFile.read(list) : TrustList.ofCertificates(certificatesIn(folder));
    }

    private static List<X509Certificate> certificatesIn(Path folder) throws IOException {
        var found = new ArrayList<X509Certificate>();
        try (var files = Files.list(folder)) {
            for (var file :
                    files.filter(TrustFolder::isCertificateFile).sorted().toList()) {
                found.addAll(PkiFile.trustedCertificates(file));
            }
        }
        if (found.isEmpty()) {
            throw new IOException(folder + ": neither " + LIST + " nor a certificate (pem, crt, cer, der)");
        }
        return found;
    }

    private static boolean isCertificateFile(Path file) {
        var name = file.getFileName().toString();
        return Files.isRegularFile(file)
                && CERTIFICATE_FILES.contains(
                        name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }
}
