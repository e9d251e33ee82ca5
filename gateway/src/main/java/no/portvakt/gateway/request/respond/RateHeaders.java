package no.portvakt.gateway.request.respond;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.time.Duration;

/** When to come again: {@code Retry-After} (RFC 9110), and the fields of the IETF's draft on rate limits. */
final class RateHeaders {

    private RateHeaders() {}

    static void addTo(MultiMap headers, Reply.Retry retry) {
        long seconds = roundedUp(retry.after());
        headers.set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        headers.set(
                "RateLimit-Policy",
                "\"" + retry.policy() + "\";q=" + retry.quota() + ";w="
                        + retry.window().toSeconds());
        headers.set("RateLimit", "\"" + retry.policy() + "\";r=0;t=" + seconds);
    }

    /** To come a moment early is to be refused once more. */
    private static long roundedUp(Duration wait) {
        return Math.max(1, Math.ceilDiv(wait.toMillis(), 1_000));
    }
}
