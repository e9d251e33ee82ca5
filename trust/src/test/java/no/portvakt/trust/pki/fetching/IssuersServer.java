package no.portvakt.trust.pki.fetching;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** The server of an issuer, on loopback: gives what it is told to, and counts. */
final class IssuersServer implements AutoCloseable {

    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, UnaryOperator<byte[]>> bodies = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
    private final CountDownLatch end = new CountDownLatch(1);

    IssuersServer() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        http.setExecutor(threads);
        http.createContext("/", this::answer);
        http.createContext("/elsewhere", exchange -> {
            exchange.getResponseHeaders().add("Location", address("/list").toString());
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        http.createContext("/never-ending", exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write(1);
            exchange.getResponseBody().flush();
            waitForTheEnd();
        });
        http.start();
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + path);
    }

    URI gives(String path, byte[] body) {
        return answers(path, question -> body);
    }

    URI answers(String path, UnaryOperator<byte[]> answer) {
        bodies.put(path, answer);
        return address(path);
    }

    void breaksDown(String path) {
        bodies.remove(path);
    }

    int timesAsked(String path) {
        return asked.getOrDefault(path, new AtomicInteger()).get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        asked.computeIfAbsent(path, _ -> new AtomicInteger()).incrementAndGet();
        var body = bodies.get(path);
        var question = exchange.getRequestBody().readAllBytes();
        if (body == null) {
            exchange.sendResponseHeaders(503, -1);
        } else {
            var bytes = body.apply(question);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private void waitForTheEnd() {
        try {
            end.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        end.countDown();
        http.stop(0);
        threads.shutdownNow();
    }
}
