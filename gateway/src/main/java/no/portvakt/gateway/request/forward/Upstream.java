package no.portvakt.gateway.request.forward;

import io.vertx.core.http.HttpClient;
import io.vertx.core.net.SocketAddress;
import no.portvakt.profiles.catalog.UpstreamAuthentication;

/**
 * One upstream and the client with its connections.
 *
 * @param host what the server's certificate has to name
 * @param ownCertificate whether the client shows a certificate of ours
 */
public record Upstream(HttpClient client, String host, int port, boolean tls, boolean ownCertificate) {

    SocketAddress address() {
        return SocketAddress.inetSocketAddress(port, host);
    }

    /** Whether the service can know us here in the way that its profile says. The token goes in the request itself. */
    boolean shows(UpstreamAuthentication authentication) {
        return switch (authentication) {
            case NONE, TOKEN -> true;
            case MTLS -> tls && ownCertificate;
        };
    }
}
