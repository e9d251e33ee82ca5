package no.portvakt.minside.fagsystem.ask;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import no.portvakt.trust.signature.PemFile;
import org.jspecify.annotations.Nullable;

/** TLS to a system, as its place says. Files that cannot be read stop the start. */
final class Tls {

    private Tls() {}

    static SSLContext to(Place place) {
        try {
            var context = SSLContext.getInstance("TLS");
            var keys = place.identity().isPresent()
                    ? managers(place.identity().orElseThrow()).getKeyManagers()
                    : null;
            context.init(keys, trusting(place.trust()).getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException broken) {
            throw new IllegalStateException("no TLS to " + place.url(), broken);
        }
    }

    private static KeyManagerFactory managers(Place.Identity identity) throws GeneralSecurityException, IOException {
        var store = empty();
        store.setKeyEntry(
                "us",
                PemFile.privateKey(identity.key()),
                new char[0],
                PemFile.certificates(identity.certificate()).toArray(X509Certificate[]::new));
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, new char[0]);
        return factory;
    }

    private static TrustManagerFactory trusting(Optional<Path> file) throws GeneralSecurityException, IOException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        @Nullable KeyStore store = file.isPresent() ? of(file.get()) : null;
        factory.init(store);
        return factory;
    }

    private static KeyStore of(Path file) throws GeneralSecurityException, IOException {
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
