package no.portvakt.gateway.request.enrich;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import no.portvakt.gateway.exchange.Exchange;
import no.portvakt.trust.correlation.CorrelationId;

/** What an upstream's answer must not say. */
final class AnswerHygiene {

    /** Of one connection (RFC 9110 §7.6.1), or advice to go round us. */
    private static final List<String> NOT_THEIRS_TO_SAY = List.of(
            "Keep-Alive", "Proxy-Connection", "Proxy-Authenticate", "Proxy-Authentication-Info", "TE", "Alt-Svc");

    private AnswerHygiene() {}

    static void clean(MultiMap headers, Exchange exchange) {
        NOT_THEIRS_TO_SAY.forEach(headers::remove);
        var cookies = headers.getAll(HttpHeaders.SET_COOKIE);
        if (!cookies.isEmpty()) {
            var kept = cookies.stream()
                    .filter(cookie -> CookieHygiene.mayBeSet(cookie, exchange.host()))
                    .toList();
            headers.remove(HttpHeaders.SET_COOKIE);
            if (!kept.isEmpty()) {
                headers.add(HttpHeaders.SET_COOKIE.toString(), kept);
            }
        }
        headers.set(CorrelationId.HEADER, exchange.correlation().value());
    }
}
