package no.portvakt.demo.browsing;

import java.net.HttpCookie;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Cookies as browsers keep them: by host (not by port), path and name. A {@code Domain} attribute is not honoured, since
 * nothing of ours sets one and nothing should.
 */
final class CookieJar {

    private final List<Kept> cookies = new ArrayList<>();

    synchronized void store(URI from, List<String> setCookies) {
        for (var header : setCookies) {
            for (var cookie : HttpCookie.parse(header)) {
                var path = Optional.ofNullable(cookie.getPath()).orElse("/");
                cookies.removeIf(old -> old.host().equals(from.getHost())
                        && old.name().equals(cookie.getName())
                        && old.path().equals(path));
                if (cookie.getMaxAge() != 0) {
                    cookies.add(new Kept(
                            from.getHost(), path, cookie.getName(), cookie.getValue(), expiry(cookie.getMaxAge())));
                }
            }
        }
    }

    /** The {@code Cookie} header for a request, empty when there is nothing to send. */
    synchronized String headerFor(URI target) {
        return cookies.stream()
                .filter(cookie -> cookie.goesTo(target))
                .sorted(Comparator.comparingInt((Kept cookie) -> cookie.path().length())
                        .reversed())
                .map(cookie -> cookie.name() + "=" + cookie.value())
                .collect(Collectors.joining("; "));
    }

    synchronized Optional<String> value(String host, String name) {
        return cookies.stream()
                .filter(cookie -> cookie.host().equals(host) && cookie.name().equals(name))
                .map(Kept::value)
                .findFirst();
    }

    private static Instant expiry(long maxAge) {
        return maxAge < 0 ? Instant.MAX : Instant.now().plusSeconds(maxAge);
    }

    private record Kept(String host, String path, String name, String value, Instant expires) {

        boolean goesTo(URI target) {
            var asked = target.getRawPath().isEmpty() ? "/" : target.getRawPath();
            return host.equals(target.getHost())
                    && Instant.now().isBefore(expires)
                    && asked.startsWith(path)
                    && (path.endsWith("/") || asked.length() == path.length() || asked.charAt(path.length()) == '/');
        }
    }
}
