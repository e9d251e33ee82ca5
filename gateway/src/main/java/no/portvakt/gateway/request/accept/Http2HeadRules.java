package no.portvakt.gateway.request.accept;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Optional;

/**
 * What a head must keep besides in HTTP/2 (RFC 9113, 8.2 and 8.3). The decoder before us has refused upper case in names,
 * pseudo headers in the wrong place, a {@code content-length} that is not that of the data, and a {@code host} that says
 * something else than {@code :authority}.
 */
final class Http2HeadRules {

    private static final List<String> OF_ONE_CONNECTION =
            List.of("connection", "keep-alive", "proxy-connection", "transfer-encoding", "upgrade");

    private Http2HeadRules() {}

    /** The name of the first rule that is broken. */
    static Optional<String> problemOf(HttpServerRequest raw) {
        if (raw.method().equals(HttpMethod.CONNECT) || raw.uri() == null) {
            return Optional.of("method");
        }
        if (!"https".equals(raw.scheme())) {
            return Optional.of("scheme");
        }
        if (raw.authority(true) == null
                || raw.headers().getAll(HttpHeaders.HOST).size() > 1) {
            return Optional.of("host-count");
        }
        if (OF_ONE_CONNECTION.stream().anyMatch(name -> raw.headers().contains(name))) {
            return Optional.of("connection-header");
        }
        var transfer = raw.headers().getAll("te");
        return transfer.isEmpty() || transfer.equals(List.of("trailers")) ? Optional.empty() : Optional.of("te");
    }
}
