package no.portvakt.trust.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import no.portvakt.trust.signature.PemFile;
import org.jspecify.annotations.Nullable;

/** TLS from PEM files. The files are read once; a message never repeats their text. */
public final class PemTls {

    private static final char[] NO_PASSWORD = new char[0];

    private PemTls() {}

    /** A certificate with its chain, and its key in PKCS#8. */
    public record Identity(Path certificate, Path key) {}

    /**
     * TLS that trusts one file's certificates alone, and shows a certificate of ours.
     *
     * @param trust without it, what the JVM trusts
     * @param identity without it, no certificate is shown
     * @throws IllegalArgumentException if a file cannot be read, or has nothing of what it should have
     */
    public static SSLContext context(Optional<Path> trust, Optional<Identity> identity) {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(
                    identity.isPresent() ? keyManagers(identity.get()) : new KeyManager[0],
                    trustManagers(trust.isPresent() ? trusted(trust.get()) : null),
                    null);
            return context;
        } catch (GeneralSecurityException | IOException broken) {
            throw new IllegalArgumentException("no TLS with " + trust + " and " + identity, broken);
        }
    }

    /**
     * Believes what these certificates have signed.
     *
     * @throws IllegalArgumentException if there are none in the file
     */
    public static X509TrustManager trustManager(Path trust) {
        try {
            return Arrays.stream(trustManagers(trusted(trust)))
                    .filter(X509TrustManager.class::isInstance)
                    .map(X509TrustManager.class::cast)
                    .findFirst()
                    .orElseThrow();
        } catch (GeneralSecurityException | IOException broken) {
            throw new IllegalArgumentException("no certificates to trust in " + trust, broken);
        }
    }

    private static KeyManager[] keyManagers(Identity identity) throws GeneralSecurityException, IOException {
        var store = empty();
        store.setKeyEntry(
                "us",
                PemFile.privateKey(identity.key()),
                NO_PASSWORD,
                PemFile.certificates(identity.certificate()).toArray(X509Certificate[]::new));
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, NO_PASSWORD);
        return factory.getKeyManagers();
    }

    /** Of the JVM's own store where there is none. */
    private static TrustManager[] trustManagers(@Nullable KeyStore store) throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static KeyStore trusted(Path file) throws GeneralSecurityException, IOException {
        var store = empty();
        int number = 0;
        for (var authority : PemFile.certificates(file)) {
            store.setCertificateEntry("authority-" + number++, authority);
        }
        return store;
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
