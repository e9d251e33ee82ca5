package no.portvakt.gateway.ownpath;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.portvakt.trust.correlation.CorrelationId;

/**
 * A request for one of our own paths, read once and unchangeable. The body is bounded ({@value #LARGEST_BODY} bytes);
 * a larger one never reaches a handler.
 *
 * @param service the host's label, which is the id of the service: {@code minside}
 * @param origin scheme, host and port as the browser writes them: {@code https://minside.localhost:8443}
 * @param path canonical, without the query
 * @param rawQuery as sent, for whoever has to verify a signature over it; blank if there is none
 * @param query decoded, in the order sent
 * @param headers names in lower case, values in the order sent
 * @param form decoded fields of an {@code application/x-www-form-urlencoded} body; empty for any other body
 */
public record OwnRequest(
        String method,
        String service,
        String origin,
        String path,
        String rawQuery,
        Map<String, List<String>> query,
        Map<String, List<String>> headers,
        Map<String, List<String>> form,
        CorrelationId correlation) {

    public static final int LARGEST_BODY = 64 * 1024;

    public OwnRequest {
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
        form = Map.copyOf(form);
    }

    /** Empty when the parameter is missing, and also when it came twice: a parameter has one reading or none. */
    public Optional<String> parameter(String name) {
        return only(query, name);
    }

    /** Empty when the field is missing or came twice. */
    public Optional<String> field(String name) {
        return only(form, name);
    }

    /** Empty when the header is missing or came twice. */
    public Optional<String> header(String lowerCaseName) {
        return only(headers, lowerCaseName);
    }

    /** The {@code Cookie} headers as sent; browsers send one. */
    public List<String> cookieHeaders() {
        return headers.getOrDefault("cookie", List.of());
    }

    private static Optional<String> only(Map<String, List<String>> all, String name) {
        var values = all.getOrDefault(name, List.of());
        return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
    }
}
