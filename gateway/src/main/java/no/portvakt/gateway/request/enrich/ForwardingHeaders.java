package no.portvakt.gateway.request.enrich;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import no.portvakt.gateway.exchange.Exchange;
import no.portvakt.trust.correlation.CorrelationId;

/** Tells the upstream where the request came from (RFC 7239 and its predecessors), and which one it is. */
final class ForwardingHeaders {

    private static final CharSequence FORWARDED_FOR = HttpHeaders.createOptimized("X-Forwarded-For");
    private static final CharSequence FORWARDED_HOST = HttpHeaders.createOptimized("X-Forwarded-Host");
    private static final CharSequence FORWARDED_PROTO = HttpHeaders.createOptimized("X-Forwarded-Proto");
    private static final CharSequence FORWARDED_PORT = HttpHeaders.createOptimized("X-Forwarded-Port");
    private static final CharSequence FORWARDED = HttpHeaders.createOptimized("Forwarded");
    private static final CharSequence CORRELATION = HttpHeaders.createOptimized(CorrelationId.HEADER);
    private static final CharSequence TRACE_PARENT = HttpHeaders.createOptimized("traceparent");

    private ForwardingHeaders() {}

    static void addTo(MultiMap headers, Exchange exchange, String traceparent) {
        var client = exchange.client();
        var authority = exchange.authority();
        headers.set(FORWARDED_FOR, client);
        headers.set(FORWARDED_HOST, authority);
        headers.set(FORWARDED_PROTO, "https");
        headers.set(FORWARDED_PORT, Integer.toString(exchange.port()));
        headers.set(FORWARDED, "for=" + node(client) + ";host=\"" + authority + "\";proto=https");
        headers.set(CORRELATION, exchange.correlation().value());
        headers.set(TRACE_PARENT, traceparent);
    }

    /** IPv6 addresses hold colons, so they are bracketed and quoted. */
    private static String node(String address) {
        return address.contains(":") ? "\"[" + address + "]\"" : address;
    }
}
