package no.portvakt.gateway.bench;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import no.portvakt.gateway.fixture.Browser;
import no.portvakt.gateway.fixture.Waiting;
import no.portvakt.testsupport.idp.FakeIdp;

/** Somebody who logs in with a browser, and whose session the load then uses. */
final class Visitor {

    private final Browser browser;
    private final FakeIdp idp;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    Visitor(Vertx vertx, int port, FakeIdp idp) {
        this.browser = new Browser(vertx, port);
        this.idp = idp;
    }

    /** The cookies that show who she is. */
    String logIn(String service, String page) {
        var next = URI.create(page);
        for (int hop = 0; hop < 6; hop++) {
            var location = visit(service, next);
            if (location.isEmpty()) {
                return header();
            }
            next = URI.create(location);
            if (location.startsWith(FakeIdp.ISSUER)) {
                next = idp.visit(next);
            }
        }
        throw new AssertionError("she goes round in circles, last to " + next.getPath());
    }

    private String visit(String service, URI address) {
        var target = address.getRawPath() + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery());
        return Waiting.on(browser.client()
                .request(browser.to(HttpMethod.GET.name(), service, target))
                .compose(request -> request.putHeader(HttpHeaders.ACCEPT, "text/html")
                        .putHeader(HttpHeaders.COOKIE, header())
                        .send())
                .compose(answer -> answer.body().map(body -> {
                    answer.cookies().forEach(this::keep);
                    if (answer.statusCode() >= 400) {
                        throw new AssertionError(answer.statusCode() + " at " + address.getPath() + ": " + body);
                    }
                    return answer.headers().contains(HttpHeaders.LOCATION)
                            ? answer.getHeader(HttpHeaders.LOCATION)
                            : "";
                })));
    }

    private void keep(String cookie) {
        int equals = cookie.indexOf('=');
        int end = cookie.indexOf(';');
        var name = cookie.substring(0, equals);
        if (cookie.contains("Max-Age=0")) {
            cookies.remove(name);
        } else {
            cookies.put(name, cookie.substring(equals + 1, end < 0 ? cookie.length() : end));
        }
    }

    private String header() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }
}
