package no.portvakt.gateway.request.respond;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Set;
import java.util.TreeSet;

/** What goes with every answer that is ours; an upstream's own answers are its own affair. */
final class SecurityHeaders {

    /** Nothing inline, nothing from another host; forms go to us and to the identity provider's redirect. */
    static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; "
            + "script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private SecurityHeaders() {}

    /** For an answer without contents: in a frame of this origin's pages, which may be of another site. */
    static void letFrame(MultiMap headers, String origin) {
        headers.set("Content-Security-Policy", "default-src 'none'; base-uri 'none'; frame-ancestors " + origin);
        headers.set("Cross-Origin-Resource-Policy", "cross-origin");
    }

    /** For a page that sends itself on to another site. A receiver that looks at {@code Origin} gets to see ours. */
    static void letHandOn(MultiMap headers, String script) {
        headers.set(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; script-src '" + digest(script)
                        + "'; form-action https:; base-uri 'none'; frame-ancestors 'none'");
        headers.set("Referrer-Policy", "strict-origin");
    }

    /** For a page that opens pages of these origins in frames. They learn nothing of where they stand. */
    static void letFrameOthers(MultiMap headers, String script, Set<String> origins) {
        headers.set(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; script-src '" + digest(script)
                        + "'; frame-src " + String.join(" ", new TreeSet<>(origins))
                        + "; form-action 'none'; base-uri 'none'; frame-ancestors 'none'");
        headers.set("Referrer-Policy", "no-referrer");
    }

    private static String digest(String script) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    static void addTo(MultiMap headers) {
        headers.set("Content-Security-Policy", POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "same-origin");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
