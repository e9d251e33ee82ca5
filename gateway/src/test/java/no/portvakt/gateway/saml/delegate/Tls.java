package no.portvakt.gateway.saml.delegate;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** TLS as test servers and their callers have it. */
final class Tls {

    private static final char[] NO_PASSWORD = new char[0];

    private Tls() {}

    static SSLContext trusting(X509Certificate server) {
        return context(new KeyManager[0], server);
    }

    /** As a client that shows this, or as a server. */
    static SSLContext showing(PortalKey key, X509Certificate trusted) {
        try {
            var store = empty();
            store.setKeyEntry("own", key.key(), NO_PASSWORD, new Certificate[] {key.certificate()});
            var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, NO_PASSWORD);
            return context(factory.getKeyManagers(), trusted);
        } catch (GeneralSecurityException | IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static SSLContext context(KeyManager[] keys, X509Certificate trusted) {
        try {
            var store = empty();
            store.setCertificateEntry("server", trusted);
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(keys, factory.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
