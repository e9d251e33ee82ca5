package no.portvakt.gateway.stages;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.impl.headers.HeadersMultiMap;
import io.vertx.core.net.SocketAddress;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * A request that came and stands still: what the stages before the forwarding read of one, without a connection. Asking
 * it goes through a proxy of the JDK, which costs some nanoseconds each time.
 */
final class StillRequest {

    private final MultiMap sent = HeadersMultiMap.httpHeaders();
    private final HttpServerRequest request;
    private MultiMap headers = HeadersMultiMap.httpHeaders();

    StillRequest(String host, String cookie) {
        // As a browser sends them.
        sent.add("Host", host)
                .add("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0")
                .add("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
                .add("Accept-Language", "nb-NO,nb;q=0.9,no-NO;q=0.8,no;q=0.6,nn-NO;q=0.5,nn;q=0.4,en-US;q=0.3,en;q=0.1")
                .add("Accept-Encoding", "gzip, deflate, br, zstd")
                .add("Connection", "keep-alive")
                .add("Cookie", "vis=liste; " + cookie)
                .add("Upgrade-Insecure-Requests", "1")
                .add("Sec-Fetch-Dest", "document")
                .add("Sec-Fetch-Mode", "navigate")
                .add("Sec-Fetch-Site", "same-origin")
                .add("Sec-Fetch-User", "?1");
        this.request = (HttpServerRequest) Proxy.newProxyInstance(
                StillRequest.class.getClassLoader(), new Class<?>[] {HttpServerRequest.class}, this::answer);
        again();
    }

    /** The same request once more, as it was sent: stages dress its headers for the upstream. */
    HttpServerRequest again() {
        headers = HeadersMultiMap.httpHeaders().addAll(sent);
        return request;
    }

    private Object answer(Object itself, Method asked, Object[] arguments) {
        return switch (asked.getName()) {
            case "version" -> HttpVersion.HTTP_1_1;
            case "method" -> HttpMethod.GET;
            case "uri" -> "/sak/2026-1234/vedlegg?side=2";
            case "headers" -> headers;
            case "remoteAddress" -> SocketAddress.inetSocketAddress(54_321, "192.0.2.17");
            default -> throw new UnsupportedOperationException(asked.getName());
        };
    }
}
