package no.portvakt.gateway.exchange;

import java.util.Set;

/**
 * Whether a request that could change something shows that it comes from a page of the host that it goes to. Every
 * browser in use sends {@code Origin} with unsafe methods and with WebSockets; a request that shows neither it nor
 * {@code Sec-Fetch-Site} is not one of a page of ours.
 */
public final class SameOrigin {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private SameOrigin() {}

    public static boolean isShownBy(Exchange exchange) {
        if (SAFE.contains(exchange.method()) && !exchange.upgrade()) {
            return true;
        }
        if (exchange.headers("Origin").size() > 1
                || exchange.headers("Sec-Fetch-Site").size() > 1) {
            return false;
        }
        var origin = exchange.header("Origin");
        var site = exchange.header("Sec-Fetch-Site");
        if (site.filter(value -> !value.equals("same-origin")).isPresent()) {
            return false;
        }
        // A page with Referrer-Policy: no-referrer sends "null" for its own forms; the fetch metadata then decides.
        return origin.filter(value -> !value.equals("null"))
                .map(value -> value.equals("https://" + exchange.authority()))
                .orElse(site.isPresent());
    }
}
