package no.portvakt.testsupport.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Printed pages on loopback, with the style sheets of {@code design} from the class path, wherever they ask for them. */
final class PrintedSite implements AutoCloseable {

    private static final String STYLES = "/design/";
    private static final Map<String, String> TYPES =
            Map.of("css", "text/css; charset=utf-8", "svg", "image/svg+xml", "woff2", "font/woff2");

    private static final String PAGE = "text/html; charset=utf-8";
    private static final String SCRIPT = "text/javascript; charset=utf-8";

    private final Map<String, String> pages;
    private final String policy;
    private final HttpServer server;

    PrintedSite(Map<String, String> pages, String policy) {
        this.pages = Map.copyOf(pages);
        this.policy = policy;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    String addressOf(String page) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + page;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            var page = Optional.ofNullable(pages.get(path.substring(1)));
            if (page.isPresent()) {
                exchange.getResponseHeaders().set("Content-Security-Policy", policy);
                send(exchange, path.endsWith(".js") ? SCRIPT : PAGE, page.get().getBytes(StandardCharsets.UTF_8));
            } else if (path.contains(STYLES)) {
                style(exchange, path.substring(path.indexOf(STYLES)));
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        }
    }

    private static void style(HttpExchange exchange, String path) throws IOException {
        try (var file = PrintedSite.class.getResourceAsStream("/META-INF/resources" + path)) {
            if (file == null) {
                exchange.sendResponseHeaders(404, -1);
            } else {
                var ending = path.substring(path.lastIndexOf('.') + 1);
                send(exchange, TYPES.getOrDefault(ending, "application/octet-stream"), file.readAllBytes());
            }
        }
    }

    private static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
