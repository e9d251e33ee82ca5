package no.portvakt.gateway.session;

import io.netty.handler.codec.http.cookie.Cookie;
import io.netty.handler.codec.http.cookie.ServerCookieDecoder;
import java.util.List;
import java.util.Optional;

/** Reads a request's {@code Cookie} headers so that a cookie has one reading or none. */
public final class CookieHeader {

    private CookieHeader() {}

    /** The value of a cookie; empty if it is missing, malformed, or there twice. */
    public static Optional<String> only(String name, List<String> headers) {
        var values = headers.stream()
                .flatMap(header -> ServerCookieDecoder.STRICT.decodeAll(header).stream())
                .filter(cookie -> cookie.name().equals(name))
                .map(Cookie::value)
                .toList();
        return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
    }
}
