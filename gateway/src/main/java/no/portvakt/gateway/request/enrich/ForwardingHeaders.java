package no.portvakt.gateway.request.enrich;

import io.vertx.core.MultiMap;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import no.portvakt.gateway.exchange.Exchange;
import no.portvakt.trust.correlation.CorrelationId;

/** Tells the upstream where the request came from (RFC 7239 and its predecessors), and which one it is. */
final class ForwardingHeaders {

    private ForwardingHeaders() {}

    static void addTo(MultiMap headers, Exchange exchange) {
        var client = exchange.client();
        headers.set("X-Forwarded-For", client);
        headers.set("X-Forwarded-Host", exchange.authority());
        headers.set("X-Forwarded-Proto", "https");
        headers.set("X-Forwarded-Port", Integer.toString(exchange.port()));
        headers.set("Forwarded", "for=" + node(client) + ";host=\"" + exchange.authority() + "\";proto=https");
        headers.set(CorrelationId.HEADER, exchange.correlation().value());
        headers.set("traceparent", newTrace());
    }

    /** IPv6 addresses hold colons, so they are bracketed and quoted. */
    private static String node(String address) {
        return address.contains(":") ? "\"[" + address + "]\"" : address;
    }

    /** A trace of our own for each request (W3C Trace Context): one that a client began is not ours to go on with. */
    private static String newTrace() {
        var random = ThreadLocalRandom.current();
        var hex = HexFormat.of();
        return "00-" + hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong() | 1) + "-"
                + hex.toHexDigits(random.nextLong() | 1) + "-00";
    }
}
