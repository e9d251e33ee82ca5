package no.portvakt.gateway.request.enrich;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.Arrays;
import java.util.Locale;
import java.util.StringJoiner;

/** Keeps our cookies from upstreams, and upstreams from setting them. */
final class CookieHygiene {

    /** Every cookie of ours begins with this; compared without case, since upstreams may read it so. */
    private static final String FAMILY = "__host-portvakt";

    private static final String PAIRS_END = ";";

    private CookieHygiene() {}

    /** Cut at every semicolon, also inside quotes: some servers read a quoted value as one, others do not. */
    static void removeOurs(MultiMap headers) {
        if (!headers.contains(HttpHeaders.COOKIE)) {
            return;
        }
        var kept = new StringJoiner("; ");
        for (var header : headers.getAll(HttpHeaders.COOKIE)) {
            for (var part : header.split(PAIRS_END, -1)) {
                var pair = part.strip();
                if (!pair.isEmpty() && !isOurs(pair)) {
                    kept.add(pair);
                }
            }
        }
        headers.remove(HttpHeaders.COOKIE);
        if (kept.length() > 0) {
            headers.set(HttpHeaders.COOKIE, kept.toString());
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
        return pair.regionMatches(true, 0, FAMILY, 0, FAMILY.length());
    }
}
