package no.portvakt.gateway.oidc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Reads what the conversation with the identity provider needs from PEM files. A message never repeats a file's text. */
public final class PemKeys {

    private static final char[] NO_PASSWORD = new char[0];

    private PemKeys() {}

    /**
     * An EC private key.
     *
     * @throws IllegalArgumentException if the file is anything but one in PKCS#8
     */
    public static ECPrivateKey privateKey(Path file) {
        try {
            var base64 = Files.readString(file).replaceAll("-----(BEGIN|END) PRIVATE KEY-----", "");
            var der = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(base64));
            return (ECPrivateKey) KeyFactory.getInstance("EC").generatePrivate(der);
        } catch (GeneralSecurityException | ClassCastException | IllegalArgumentException notSuchAKey) {
            throw new IllegalArgumentException(file + ": not an EC private key in PKCS#8 PEM", notSuchAKey);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file, unreadable);
        }
    }

    /**
     * TLS that trusts one file's certificates alone, and shows a certificate of ours.
     *
     * @param trust without it, what the JVM trusts
     * @param identity without it, no certificate is shown
     */
    public static SSLContext tls(Optional<Path> trust, Optional<Identity> identity) {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(
                    identity.isPresent() ? keyManagers(identity.get()) : new KeyManager[0],
                    trust.isPresent() ? trustManagers(trust.get()) : defaultTrustManagers(),
                    null);
            return context;
        } catch (GeneralSecurityException | IOException broken) {
            throw new IllegalArgumentException("no TLS to the identity provider with " + trust, broken);
        }
    }

    /**
     * Believes what these certificates have signed.
     *
     * @throws IllegalArgumentException if there are none in the file
     */
    public static X509TrustManager trustManager(Path trust) {
        try {
            return Arrays.stream(trustManagers(trust))
                    .filter(X509TrustManager.class::isInstance)
                    .map(X509TrustManager.class::cast)
                    .findFirst()
                    .orElseThrow();
        } catch (GeneralSecurityException | IOException broken) {
            throw new IllegalArgumentException("no certificates to trust in " + trust, broken);
        }
    }

    private static KeyManager[] keyManagers(Identity identity) throws GeneralSecurityException, IOException {
        var store = emptyStore();
        store.setKeyEntry(
                "gateway",
                privateKey(identity.key()),
                NO_PASSWORD,
                certificates(identity.certificate()).toArray(X509Certificate[]::new));
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, NO_PASSWORD);
        return factory.getKeyManagers();
    }

    private static TrustManager[] trustManagers(Path trust) throws GeneralSecurityException, IOException {
        var store = emptyStore();
        for (var certificate : certificates(trust)) {
            store.setCertificateEntry(certificate.getSubjectX500Principal().getName(), certificate);
        }
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static TrustManager[] defaultTrustManagers() throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        return factory.getTrustManagers();
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static List<X509Certificate> certificates(Path file) throws GeneralSecurityException, IOException {
        try (var stream = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(stream).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        }
    }

    /** A certificate with its chain, and its key. */
    public record Identity(Path certificate, Path key) {}
}
