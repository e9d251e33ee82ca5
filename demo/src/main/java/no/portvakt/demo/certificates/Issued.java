package no.portvakt.demo.certificates;

import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A key and what certifies it.
 *
 * @param chain the leaf first, then its issuer
 */
public record Issued(PrivateKey key, List<X509Certificate> chain) {

    public Issued {
        chain = List.copyOf(chain);
    }

    public X509Certificate certificate() {
        return chain.getFirst();
    }

    /** Two files, {@code name.pem} and {@code name.key.pem}; the answer names them. */
    public Files writeTo(Path folder, String name) {
        return new Files(
                PemFiles.writeCertificates(folder.resolve(name + ".pem"), chain),
                PemFiles.writeKey(folder.resolve(name + ".key.pem"), key));
    }

    /** One file, PKCS#12, for who reads no PEM. */
    Path writeStore(Path file, String password) {
        return Pkcs12.write(
                file,
                password,
                store -> store.setKeyEntry("key", key, password.toCharArray(), chain.toArray(X509Certificate[]::new)));
    }

    /** Where a certificate chain and its key stand, both PEM. */
    public record Files(Path certificate, Path key) {

        /** What stands in them. */
        public Issued read() {
            return new Issued(PemFiles.readKey(key), PemFiles.readCertificates(certificate));
        }
    }
}
