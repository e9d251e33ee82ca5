package no.portvakt.gateway.exchange;

import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.portvakt.trust.correlation.CorrelationId;

/**
 * A request that has one reading. Every stage decides on these values and none on the raw request, so that what was
 * decided on is what is forwarded.
 *
 * @param raw the request itself: body unread and paused, headers as sent until {@code enrich} dresses them
 * @param client the address that it comes from: of whoever is connected, or the one that a named proxy gave
 * @param host lower case, without the port
 * @param port as in the {@code Host} header; 443 if it names none
 * @param path canonical: the one string that is matched and forwarded
 * @param query as sent, without the question mark
 * @param upgrade whether it asks to become a WebSocket
 */
public record Exchange(
        HttpServerRequest raw,
        Door door,
        CorrelationId correlation,
        Instant receivedAt,
        String client,
        String host,
        int port,
        String path,
        Optional<String> query,
        boolean upgrade) {

    public String method() {
        return raw.method().name();
    }

    /** Empty when the header is missing or came twice. */
    public Optional<String> header(CharSequence name) {
        var values = headers(name);
        return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
    }

    public List<String> headers(CharSequence name) {
        return raw.headers().contains(name) ? raw.headers().getAll(name) : List.of();
    }

    /** Path and query, as forwarded. */
    public String target() {
        return query.map(some -> path + "?" + some).orElse(path);
    }

    /** Host and port as a browser writes them: the port of {@code https} is left out. */
    public String authority() {
        return port == 443 ? host : host + ":" + port;
    }
}
