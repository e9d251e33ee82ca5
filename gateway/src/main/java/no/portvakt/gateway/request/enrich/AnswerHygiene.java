package no.portvakt.gateway.request.enrich;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import no.portvakt.gateway.exchange.Exchange;
import no.portvakt.trust.correlation.CorrelationId;

/** What an upstream's answer must not say. */
final class AnswerHygiene {

    /** The identity provider's: which session ended with this answer. */
    private static final String ENDED = "Portvakt-Ended";

    /** Of one connection (RFC 9110 §7.6.1), or advice to go round us. */
    private static final List<CharSequence> NOT_THEIRS_TO_SAY = Stream.of(
                    "Keep-Alive",
                    "Proxy-Connection",
                    "Proxy-Authenticate",
                    "Proxy-Authentication-Info",
                    "TE",
                    "Alt-Svc",
                    ENDED)
            .map(HttpHeaders::createOptimized)
            .toList();

    /** In no standard but HTML's (4.2.5.3), and known to every browser. */
    private static final CharSequence REFRESH = HttpHeaders.createOptimized("Refresh");

    private static final CharSequence CORRELATION = HttpHeaders.createOptimized(CorrelationId.HEADER);

    /**
     * Of what comes after the body (RFC 9110, 6.5.1): nothing that decides how the answer is read, kept, or where one
     * goes from it, nobody is logged in by it, and only we say which request it was.
     */
    private static final Set<String> NOT_IN_TRAILERS = Set.of(
            "age",
            "alt-svc",
            "authorization",
            "cache-control",
            "clear-site-data",
            "connection",
            "content-encoding",
            "content-length",
            "content-range",
            "content-security-policy",
            "content-type",
            "date",
            "expires",
            "host",
            "keep-alive",
            "location",
            "pragma",
            "proxy-authenticate",
            "proxy-authentication-info",
            "proxy-connection",
            "refresh",
            "retry-after",
            "set-cookie",
            "strict-transport-security",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "vary",
            "warning",
            "www-authenticate",
            "x-correlation-id");

    private AnswerHygiene() {}

    /**
     * Who has logged out there, and is sent on, goes past those who are to hear of it first. Who is not sent on sees a page,
     * and goes on from that.
     */
    static void leadOut(MultiMap headers, WayOut wayOut) {
        var ended = headers.getAll(ENDED);
        var location = headers.getAll(HttpHeaders.LOCATION);
        if (ended.size() == 1 && location.size() == 1) {
            headers.set(HttpHeaders.LOCATION, wayOut.past(ended.getFirst(), location.getFirst()));
        } else if (ended.size() == 1 && location.isEmpty()) {
            wayOut.after(ended.getFirst()).ifPresent(there -> headers.set(REFRESH, "0; url=" + there));
        }
    }

    static void cleanTrailers(MultiMap trailers) {
        for (var name : List.copyOf(trailers.names())) {
            if (NOT_IN_TRAILERS.contains(name.toLowerCase(Locale.ROOT))) {
                trailers.remove(name);
            }
        }
    }

    static void clean(MultiMap headers, Exchange exchange) {
        NOT_THEIRS_TO_SAY.forEach(headers::remove);
        if (headers.contains(HttpHeaders.SET_COOKIE)) {
            var cookies = headers.getAll(HttpHeaders.SET_COOKIE);
            var kept = cookies.stream()
                    .filter(cookie -> CookieHygiene.mayBeSet(cookie, exchange.host()))
                    .toList();
            headers.remove(HttpHeaders.SET_COOKIE);
            if (!kept.isEmpty()) {
                headers.add(HttpHeaders.SET_COOKIE.toString(), kept);
            }
        }
        headers.set(CORRELATION, exchange.correlation().value());
    }
}
