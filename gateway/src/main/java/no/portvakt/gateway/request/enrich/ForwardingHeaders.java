package no.portvakt.gateway.request.enrich;

import io.vertx.core.MultiMap;
import no.portvakt.gateway.exchange.Exchange;
import no.portvakt.trust.correlation.CorrelationId;

/** Tells the upstream where the request came from (RFC 7239 and its predecessors), and which one it is. */
final class ForwardingHeaders {

    private ForwardingHeaders() {}

    static void addTo(MultiMap headers, Exchange exchange, String traceparent) {
        var client = exchange.client();
        headers.set("X-Forwarded-For", client);
        headers.set("X-Forwarded-Host", exchange.authority());
        headers.set("X-Forwarded-Proto", "https");
        headers.set("X-Forwarded-Port", Integer.toString(exchange.port()));
        headers.set("Forwarded", "for=" + node(client) + ";host=\"" + exchange.authority() + "\";proto=https");
        headers.set(CorrelationId.HEADER, exchange.correlation().value());
        headers.set("traceparent", traceparent);
    }

    /** IPv6 addresses hold colons, so they are bracketed and quoted. */
    private static String node(String address) {
        return address.contains(":") ? "\"[" + address + "]\"" : address;
    }
}
