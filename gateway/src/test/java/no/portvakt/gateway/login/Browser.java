package no.portvakt.gateway.login;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import no.portvakt.gateway.ownpath.OwnPath;
import no.portvakt.gateway.ownpath.OwnReply;
import no.portvakt.gateway.ownpath.OwnRequest;
import no.portvakt.trust.correlation.CorrelationId;

/** A citizen's browser: keeps cookies per host, as browsers keep {@code __Host-} cookies, and calls our own paths. */
final class Browser {

    private final List<OwnPath> paths;
    private final Map<String, Map<String, String>> cookiesByHost = new LinkedHashMap<>();
    private String language = "nb";

    Browser(List<OwnPath> paths) {
        this.paths = paths;
    }

    Browser reading(String tag) {
        language = tag;
        return this;
    }

    static String origin(String service) {
        return "https://" + service + ".test:8443";
    }

    OwnReply get(String service, String pathAndQuery) {
        return send("GET", service, pathAndQuery, Map.of());
    }

    OwnReply get(URI address) {
        var service = address.getHost().replace(".test", "");
        return get(service, address.getRawPath() + "?" + address.getRawQuery());
    }

    OwnReply post(String service, String path, Map<String, List<String>> form) {
        return send("POST", service, path, form);
    }

    private OwnReply send(String method, String service, String pathAndQuery, Map<String, List<String>> form) {
        var parts = pathAndQuery.split("\\?", 2);
        var headers = Map.of("cookie", List.of(cookieHeader(service)), "accept-language", List.of(language));
        var request = new OwnRequest(
                method,
                service,
                origin(service),
                parts[0],
                parts.length > 1 ? parts[1] : "",
                query(parts.length > 1 ? parts[1] : ""),
                headers,
                form,
                CorrelationId.random());
        var reply = paths.stream()
                .filter(path -> path.path().equals(parts[0]) && path.methods().contains(method))
                .findFirst()
                .orElseThrow()
                .handler()
                .handle(request);
        reply.setCookies().forEach(cookie -> keep(service, cookie));
        return reply;
    }

    private static Map<String, List<String>> query(String raw) {
        return Arrays.stream(raw.split("&", -1))
                .filter(pair -> !pair.isEmpty())
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.groupingBy(
                        pair -> decode(pair[0]),
                        LinkedHashMap::new,
                        Collectors.mapping(pair -> decode(pair.length > 1 ? pair[1] : ""), Collectors.toList())));
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private void keep(String service, String setCookie) {
        if (!setCookie.contains("; Path=/; Secure; HttpOnly; SameSite=Lax") || setCookie.contains("Domain")) {
            throw new AssertionError("a browser would not take this as a __Host- cookie: " + setCookie);
        }
        int equals = setCookie.indexOf('=');
        int end = setCookie.indexOf(';');
        var cookies = cookiesByHost.computeIfAbsent(service, host -> new LinkedHashMap<>());
        var name = setCookie.substring(0, equals);
        if (setCookie.endsWith("Max-Age=0")) {
            cookies.remove(name);
        } else {
            cookies.put(name, setCookie.substring(equals + 1, end));
        }
    }

    String cookieHeader(String service) {
        return cookiesByHost.getOrDefault(service, Map.of()).entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    Optional<String> cookie(String service, String name) {
        return Optional.ofNullable(cookiesByHost.getOrDefault(service, Map.of()).get(name));
    }

    /** As somebody who got hold of it elsewhere would. */
    void plant(String service, String name, String value) {
        cookiesByHost.computeIfAbsent(service, host -> new LinkedHashMap<>()).put(name, value);
    }

    long pendingLogins(String service) {
        return cookiesByHost.getOrDefault(service, Map.of()).keySet().stream()
                .filter(name -> name.startsWith(PendingLogins.COOKIE))
                .count();
    }
}
