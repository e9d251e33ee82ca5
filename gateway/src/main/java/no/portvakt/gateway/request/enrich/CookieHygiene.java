package no.portvakt.gateway.request.enrich;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Keeps our cookies from upstreams, and upstreams from setting them. */
final class CookieHygiene {

    /** Every cookie of ours begins with this; compared without case, since upstreams may read it so. */
    private static final String FAMILY = "__host-portvakt";

    private static final String PAIRS_END = ";";

    private CookieHygiene() {}

    /** Cut at every semicolon, also inside quotes: some servers read a quoted value as one, others do not. */
    static void removeOurs(MultiMap headers) {
        var sent = headers.getAll(HttpHeaders.COOKIE);
        if (sent.isEmpty()) {
            return;
        }
        var kept = sent.stream()
                .flatMap(header -> Arrays.stream(header.split(PAIRS_END, -1)))
                .map(String::strip)
                .filter(pair -> !pair.isEmpty() && !isOurs(pair))
                .collect(Collectors.joining("; "));
        headers.remove(HttpHeaders.COOKIE);
        if (!kept.isEmpty()) {
            headers.set(HttpHeaders.COOKIE, kept);
        }
    }

    /** Whether an upstream may set this: not a cookie of ours, and for no host but the one that was asked. */
    static boolean mayBeSet(String setCookie, String host) {
        var parts = setCookie.split(PAIRS_END, -1);
        return !isOurs(parts[0].strip())
                && Arrays.stream(parts)
                        .skip(1)
                        .map(part -> part.strip().toLowerCase(Locale.ROOT))
                        .filter(part -> part.startsWith("domain"))
                        .allMatch(part -> isThisHostOnly(part, host));
    }

    private static boolean isThisHostOnly(String attribute, String host) {
        int equals = attribute.indexOf('=');
        if (equals < 0 || !attribute.substring(0, equals).strip().equals("domain")) {
            return true;
        }
        var domain = attribute.substring(equals + 1).strip();
        return domain.isEmpty() || domain.equals(host) || domain.equals("." + host);
    }

    private static boolean isOurs(String pair) {
        return pair.toLowerCase(Locale.ROOT).startsWith(FAMILY);
    }
}
