package no.portvakt.gateway.saml.soap;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import no.portvakt.gateway.saml.metadata.SamlPortal;
import no.portvakt.gateway.saml.metadata.SamlPortals;

/**
 * Who may open a connection: a server with a key of a portal's metadata, which counts as long as it stands there, or with a
 * certificate of a configured authority. TLS shows that it has the key. Thread-safe.
 */
public final class PortalConnections extends X509ExtendedTrustManager {

    /** The JDK wants a word, and for clients makes nothing of it. */
    private static final String ANY_KEY = "UNKNOWN";

    private final SamlPortals portals;
    private final Optional<X509TrustManager> authorities;

    /**
     * For these portals.
     *
     * @param authorities beside the keys of the metadata; empty for none
     */
    public PortalConnections(SamlPortals portals, Optional<X509TrustManager> authorities) {
        this.portals = portals;
        this.authorities = authorities;
    }

    /** Whether a connection is this portal's; the end entity's certificate first. */
    public boolean isOf(SamlPortal portal, List<X509Certificate> shown) {
        return hasKeyOf(portal, shown) || isVouchedFor(shown);
    }

    private static boolean hasKeyOf(SamlPortal portal, List<X509Certificate> shown) {
        var own = shown.getFirst().getPublicKey();
        return portal.metadata().signing().stream()
                .anyMatch(certificate -> certificate.getPublicKey().equals(own));
    }

    private boolean isVouchedFor(List<X509Certificate> shown) {
        return authorities.filter(known -> vouches(known, shown)).isPresent();
    }

    private static boolean vouches(X509TrustManager authorities, List<X509Certificate> shown) {
        try {
            authorities.checkClientTrusted(shown.toArray(X509Certificate[]::new), ANY_KEY);
            return true;
        } catch (CertificateException unknown) {
            return false;
        }
    }

    private void check(X509Certificate[] chain) throws CertificateException {
        var shown = List.of(chain);
        boolean known = portals.all().stream().anyMatch(portal -> hasKeyOf(portal, shown)) || isVouchedFor(shown);
        if (!known) {
            throw new CertificateException("no portal's");
        }
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {
        throw new UnsupportedOperationException("for the server side only");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {
        throw new UnsupportedOperationException("for the server side only");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
        throw new UnsupportedOperationException("for the server side only");
    }
}
