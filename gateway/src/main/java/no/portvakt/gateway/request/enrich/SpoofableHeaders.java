package no.portvakt.gateway.request.enrich;

import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Headers that an upstream, or what it runs in, could take for the word of a proxy in front of it: who the caller is,
 * where the request comes from, what was really asked for. Compared in every spelling: a gateway interface such as CGI
 * makes the same variable of {@code X-Forwarded-For}, {@code x_forwarded_for} and {@code X.Forwarded.For}.
 */
final class SpoofableHeaders {

    /** Whole names, and everything that begins with them and a hyphen. */
    private static final Set<String> FAMILIES = Set.of(
            "authorization",
            "b3",
            "baggage",
            "cf",
            "client",
            "fastly",
            "forwarded",
            "front-end-https",
            "mellon",
            "oidc",
            "pid",
            "portvakt",
            "proxy",
            "remote",
            "shib",
            "ssl",
            "surrogate",
            "traceparent",
            "tracestate",
            "true-client",
            "via",
            "x-access-token",
            "x-accel",
            "x-amzn",
            "x-arr",
            "x-auth",
            "x-authenticated",
            "x-azure",
            "x-b3",
            "x-cert",
            "x-client",
            "x-cluster-client",
            "x-correlation-id",
            "x-email",
            "x-envoy",
            "x-forward",
            "x-forwarded",
            "x-goog",
            "x-host",
            "x-http-host-override",
            "x-http-method",
            "x-id-token",
            "x-identity",
            "x-jwt",
            "x-method-override",
            "x-ms",
            "x-national-id",
            "x-oidc",
            "x-original",
            "x-originating",
            "x-pid",
            "x-portvakt",
            "x-proxy",
            "x-proxyuser",
            "x-real",
            "x-remote",
            "x-request-id",
            "x-rewrite",
            "x-roles",
            "x-saml",
            "x-scheme",
            "x-ssl",
            "x-ssn",
            "x-sub",
            "x-tls",
            "x-trace-id",
            "x-url-scheme",
            "x-user",
            "x-username",
            "x-webauth",
            "x-wap");

    private SpoofableHeaders() {}

    static void removeFrom(MultiMap headers) {
        List<String> spoofed = new ArrayList<>();
        for (var header : headers) {
            if (isSpoofable(header.getKey())) {
                spoofed.add(header.getKey());
            }
        }
        spoofed.forEach(headers::remove);
    }

    /** A name with anything but letters, digits and hyphens in it could be some other name in disguise: it goes too. */
    static boolean isSpoofable(String name) {
        var plain = name.toLowerCase(Locale.ROOT);
        if (!isLettersDigitsHyphens(plain)) {
            return true;
        }
        if (FAMILIES.contains(plain)) {
            return true;
        }
        for (int hyphen = plain.indexOf('-'); hyphen >= 0; hyphen = plain.indexOf('-', hyphen + 1)) {
            if (FAMILIES.contains(plain.substring(0, hyphen))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLettersDigitsHyphens(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-')) {
                return false;
            }
        }
        return true;
    }
}
