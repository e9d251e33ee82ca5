package no.portvakt.demo.browsing;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The one authority whose servers a client of the demo believes. */
public record Trust(X509Certificate authority) {

    private static final char[] IN_MEMORY = "portvakt".toCharArray();

    /** For a client without a certificate. */
    public SSLContext context() {
        return build(emptyStore());
    }

    /** For a client that shows a card. */
    public SSLContext context(Card card) {
        try {
            var store = emptyStore();
            store.setKeyEntry("card", card.key(), IN_MEMORY, card.chain().toArray(X509Certificate[]::new));
            return build(store);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("cannot use the card", broken);
        }
    }

    private SSLContext build(KeyStore keys) {
        try {
            var authorities = emptyStore();
            authorities.setCertificateEntry("authority", authority);
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(authorities);
            var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            own.init(keys, IN_MEMORY);
            var context = SSLContext.getInstance("TLS");
            context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("this JDK cannot do TLS", broken);
        }
    }

    private static KeyStore emptyStore() {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            return store;
        } catch (GeneralSecurityException | IOException broken) {
            throw new IllegalStateException("this JDK has no PKCS#12", broken);
        }
    }
}
