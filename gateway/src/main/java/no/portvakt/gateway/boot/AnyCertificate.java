package no.portvakt.gateway.boot;

import java.net.Socket;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Lets every client certificate through the handshake of the PKI door, expired, revoked or unknown ones too: the
 * identity provider judges it and tells the citizen on a page what is wrong, which a failed handshake cannot. TLS itself
 * still proves that the client holds the key. Used for clients only; as a client we would trust nobody.
 */
final class AnyCertificate extends X509ExtendedTrustManager {

    private final List<X509Certificate> hinted;

    AnyCertificate(List<X509Certificate> hinted) {
        this.hinted = List.copyOf(hinted);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return hinted.toArray(X509Certificate[]::new);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

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
