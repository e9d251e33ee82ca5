package no.portvakt.gateway.session;

import io.netty.handler.codec.http.cookie.Cookie;
import io.netty.handler.codec.http.cookie.ServerCookieDecoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a request's {@code Cookie} headers so that a cookie has one reading or none. */
public final class CookieHeader {

    private CookieHeader() {}

    /** The value of a cookie; empty if it is missing, malformed, or there twice. */
    public static Optional<String> only(String name, List<String> headers) {
        // Plain loops: this is done for every request.
        Optional<String> found = Optional.empty();
        for (var header : headers) {
            for (var cookie : ServerCookieDecoder.STRICT.decodeAll(header)) {
                if (cookie.name().equals(name)) {
                    if (found.isPresent()) {
                        return Optional.empty();
                    }
                    found = Optional.of(cookie.value());
                }
            }
        }
        return found;
    }

    /** Every cookie of a family, in the order sent; of two with the same name the first. */
    public static Map<String, String> startingWith(String prefix, List<String> headers) {
        Map<String, String> family = new LinkedHashMap<>();
        all(headers)
                .filter(cookie -> cookie.name().startsWith(prefix))
                .forEach(cookie -> family.putIfAbsent(cookie.name(), cookie.value()));
        return family;
    }

    private static Stream<Cookie> all(List<String> headers) {
        return headers.stream().flatMap(header -> ServerCookieDecoder.STRICT.decodeAll(header).stream());
    }
}
