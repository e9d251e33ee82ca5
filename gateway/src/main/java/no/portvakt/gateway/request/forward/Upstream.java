package no.portvakt.gateway.request.forward;

import io.vertx.core.http.HttpClient;
import io.vertx.core.net.SocketAddress;

/**
 * One upstream and the client with its connections.
 *
 * @param host what the server's certificate has to name
 */
public record Upstream(HttpClient client, String host, int port, boolean tls) {

    SocketAddress address() {
        return SocketAddress.inetSocketAddress(port, host);
    }
}
