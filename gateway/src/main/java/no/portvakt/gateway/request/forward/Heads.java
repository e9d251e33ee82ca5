package no.portvakt.gateway.request.forward;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Copies heads from one side to the other, without what belongs to one connection alone (RFC 9110, 7.6.1). */
final class Heads {

    private static final Names OF_ONE_CONNECTION = new Names(Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "transfer-encoding",
            "upgrade"));

    /** The host of the upstream is its own. */
    private static final Names HOST = new Names(Set.of("host"));

    private static final String CHUNKED = "chunked";
    private static final Set<Integer> WITHOUT_BODY = Set.of(204, 205, 304);

    /** RFC 9110, 5.6.7. */
    private static final DateTimeFormatter IMF_FIXDATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final Set<String> METHODS_WITHOUT_BODY = Set.of("GET", "HEAD", "OPTIONS", "DELETE", "TRACE");

    private Heads() {}

    /** The request's headers are ours already when it comes here. */
    static void copyRequest(HttpServerRequest raw, HttpClientRequest upstream) {
        var headers = raw.headers();
        var sent = upstream.headers();
        headers.forEach((name, value) -> {
            if (!OF_ONE_CONNECTION.has(name) && !HOST.has(name)) {
                sent.add(name, value);
            }
        });
        upstream.setChunked(mayHaveBody(raw) && !headers.contains(HttpHeaders.CONTENT_LENGTH));
        if (upstream.version() == HttpVersion.HTTP_2) {
            // We take trailers whoever asks, and gRPC is not spoken without this.
            upstream.putHeader("te", "trailers");
        }
    }

    /**
     * As the head says. In HTTP/2 it need not say anything, so there it is the method: what fetches or deletes and sends
     * a body nevertheless has to announce its length.
     */
    static boolean mayHaveBody(HttpServerRequest raw) {
        return raw.headers().contains(HttpHeaders.CONTENT_LENGTH)
                || raw.headers().contains(HttpHeaders.TRANSFER_ENCODING)
                || (raw.version() == HttpVersion.HTTP_2
                        && !METHODS_WITHOUT_BODY.contains(raw.method().name()));
    }

    /** Whether it is clear where the answer ends, and nothing is encoded in a way that we would have to undo. */
    static boolean isOneReading(MultiMap answer) {
        if (!answer.contains(HttpHeaders.TRANSFER_ENCODING)) {
            return answer.getAll(HttpHeaders.CONTENT_LENGTH).size() <= 1;
        }
        var encodings = answer.getAll(HttpHeaders.TRANSFER_ENCODING);
        return encodings.size() <= 1
                && encodings.stream().allMatch(CHUNKED::equalsIgnoreCase)
                && answer.getAll(HttpHeaders.CONTENT_LENGTH).size() <= 1;
    }

    static void copyAnswer(HttpClientResponse answer, HttpServerRequest raw) {
        var response = raw.response().setStatusCode(answer.statusCode());
        if (answer.statusMessage() != null) {
            response.setStatusMessage(answer.statusMessage());
        }
        var named = namedByConnection(answer.headers());
        var sent = response.headers();
        answer.headers().forEach((name, value) -> {
            if (!OF_ONE_CONNECTION.has(name) && !named.has(name)) {
                sent.add(name, value);
            }
        });
        if (!sent.contains(HttpHeaders.DATE)) {
            response.putHeader(HttpHeaders.DATE, IMF_FIXDATE.format(Instant.now()));
        }
        boolean hasBody = !raw.method().equals(HttpMethod.HEAD) && !WITHOUT_BODY.contains(answer.statusCode());
        response.setChunked(hasBody && !answer.headers().contains(HttpHeaders.CONTENT_LENGTH));
    }

    /** Nothing, as nearly always: these two are names of no header, or of one that never goes on. */
    private static Names namedByConnection(MultiMap headers) {
        if (!headers.contains(HttpHeaders.CONNECTION)) {
            return Names.NONE;
        }
        var options = headers.getAll(HttpHeaders.CONNECTION);
        if (options.size() == 1
                && (options.getFirst().equalsIgnoreCase("keep-alive")
                        || options.getFirst().equalsIgnoreCase("close"))) {
            return Names.NONE;
        }
        return new Names(options.stream()
                .flatMap(several -> Arrays.stream(several.split(",", -1)))
                .map(option -> option.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet()));
    }
}
