package no.portvakt.gateway.soak;

import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import no.portvakt.gateway.boot.Site;
import no.portvakt.gateway.fixture.Visitor;
import no.portvakt.gateway.fixture.Waiting;
import no.portvakt.testsupport.idp.FakeIdp;

/** One gateway with 256 MiB of heap: a gibibyte up and down, and as many idle WebSockets as were asked for. */
final class LargeAndMany implements AutoCloseable {

    private static final String SERVICE = "barnehage";
    private static final long GIBIBYTE = 1L << 30;
    private static final int BATCH = 250;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int POLICY_VIOLATION = 1008;

    private final Vertx vertx;
    private final Path big;
    private final Consumer<String> progress;
    private final FakeIdp idp = new FakeIdp();
    private final HttpServer upstream;
    private final AtomicLong received = new AtomicLong();
    private final Site site;
    private final Nodes nodes;
    private final int port;
    private final String cookie;

    LargeAndMany(Vertx vertx, Path folder, Consumer<String> progress) {
        this.vertx = vertx;
        this.progress = progress;
        this.big = sparse(folder.resolve("gibibyte"));
        this.upstream = vertx.createHttpServer(
                new HttpServerOptions().setHost("127.0.0.1").setPort(0));
        upstream.requestHandler(this::serve);
        upstream.webSocketHandler(socket -> socket.textMessageHandler(socket::writeTextMessage));
        Waiting.on(upstream.listen());
        this.site = new Site(folder, "edge-east");
        this.nodes = new Nodes(folder, site, idp, upstream.actualPort());
        this.port = nodes.start("edge-east", Map.of("portvakt.listener.largest-body", "2G"));
        this.cookie =
                new Visitor(vertx, port, idp).logIn(SERVICE, "https://" + SERVICE + ".localhost:" + port + "/sak");
    }

    private static Path sparse(Path file) {
        try (var open = new RandomAccessFile(file.toFile(), "rw")) {
            open.setLength(GIBIBYTE);
            return file;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void serve(HttpServerRequest request) {
        if (request.uri().equals("/down")) {
            request.response().sendFile(big.toString());
            return;
        }
        request.handler(chunk -> received.addAndGet(chunk.length()));
        request.endHandler(end -> request.response().end("seen"));
    }

    Map<String, Object> run(int sockets) {
        var counts = new LinkedHashMap<String, Object>();
        counts.put("heapMib", 256);
        upAndDown(counts);
        manySockets(sockets, counts);
        return counts;
    }

    private void upAndDown(Map<String, Object> counts) {
        var client = vertx.createHttpClient(
                new HttpClientOptions().setSsl(true).setTrustAll(true).setVerifyHost(false));
        progress.accept("1 GiB up");
        long began = System.nanoTime();
        int status = whole(vertx.fileSystem()
                .open(big.toString(), new OpenOptions().setRead(true))
                .compose(file -> send(client, HttpMethod.POST, "/up", request -> request.putHeader(
                                "Content-Length", Long.toString(GIBIBYTE))
                        .send(file))));
        counts.put("upStatus", status);
        counts.put("upBytes", received.get());
        counts.put("upMillis", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
        progress.accept("1 GiB down");
        var got = new AtomicLong();
        began = System.nanoTime();
        status = whole(client.request(to(HttpMethod.GET, "/down"))
                .compose(request -> request.send())
                .compose(answer -> {
                    answer.handler(chunk -> got.addAndGet(chunk.length()));
                    return answer.end().map(answer.statusCode());
                }));
        counts.put("downStatus", status);
        counts.put("downBytes", got.get());
        counts.put("downMillis", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
        counts.put("largestResidentMibSoFar", memory("VmHWM:"));
        client.close();
    }

    private Future<Integer> send(HttpClient client, HttpMethod method, String path, Sending sending) {
        return client.request(to(method, path)).compose(sending::send).compose(answer -> answer.body()
                .map(answer.statusCode()));
    }

    private static int whole(Future<Integer> answer) {
        await().atMost(PATIENCE).until(answer::isComplete);
        if (answer.failed()) {
            throw new AssertionError(answer.cause());
        }
        return answer.result();
    }

    private RequestOptions to(HttpMethod method, String path) {
        return new RequestOptions()
                .setServer(SocketAddress.inetSocketAddress(port, "127.0.0.1"))
                .setHost(SERVICE + ".localhost")
                .setPort(port)
                .setMethod(method)
                .setURI(path)
                .putHeader("Origin", "https://" + SERVICE + ".localhost:" + port)
                .putHeader("Cookie", cookie);
    }

    private void manySockets(int count, Map<String, Object> counts) {
        counts.put("residentMibBeforeSockets", memory("VmRSS:"));
        var closed = new AtomicInteger();
        var byPolicy = new AtomicInteger();
        var client = vertx.createWebSocketClient(new WebSocketClientOptions()
                .setSsl(true)
                .setTrustAll(true)
                .setVerifyHost(false)
                .setMaxConnections(count));
        for (int opened = 0; opened < count; opened += BATCH) {
            List<Future<WebSocket>> batch = new ArrayList<>();
            for (int i = 0; i < Math.min(BATCH, count - opened); i++) {
                batch.add(client.connect(socket())
                        .onSuccess(socket -> socket.closeHandler(over -> {
                            closed.incrementAndGet();
                            if (socket.closeStatusCode() != null && socket.closeStatusCode() == POLICY_VIOLATION) {
                                byPolicy.incrementAndGet();
                            }
                        })));
            }
            var all = Future.all(batch);
            await().atMost(PATIENCE).until(all::isComplete);
            if (all.failed()) {
                throw new AssertionError("after " + opened + " sockets", all.cause());
            }
            progress.accept(opened + batch.size() + " WebSockets open");
        }
        counts.put("webSockets", count - closed.get());
        counts.put("residentMibWithSockets", memory("VmRSS:"));
        long raised = raise();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> closed.get() == count);
        counts.put("closedAfterRaiseMillis", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - raised));
        counts.put("closedWithPolicyViolation", byPolicy.get());
    }

    private WebSocketConnectOptions socket() {
        return new WebSocketConnectOptions()
                .setServer(SocketAddress.inetSocketAddress(port, "127.0.0.1"))
                .setHost(SERVICE + ".localhost")
                .setPort(port)
                .setURI("/socket")
                .putHeader("Origin", "https://" + SERVICE + ".localhost:" + port)
                .putHeader("Cookie", cookie);
    }

    /** From 3 to 4, by one officer; when she was answered. */
    private long raise() {
        progress.accept("the level is raised");
        var yaml = site.activeText(SERVICE + ".yaml").replaceFirst("level: 3", "level: 4");
        var draft = site.call("POST", "documents/" + SERVICE + ".yaml/versions", Map.of("yaml", yaml, "note", "raise"));
        var proposed = site.call(
                "POST", "versions/" + draft.path("id").asText() + "/proposal", Map.of("reason", "stolen codes"));
        if (!proposed.path("stage").asText().equals("active")) {
            throw new AssertionError("raising takes one officer: " + proposed);
        }
        return System.nanoTime();
    }

    private long memory(String field) {
        var status =
                Path.of("/proc", Long.toString(nodes.node("edge-east").handle().pid()), "status");
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith(field))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                            .sum()
                    / 1_024;
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Override
    public void close() {
        nodes.close();
        site.close();
        Waiting.on(upstream.close());
        idp.close();
    }

    @FunctionalInterface
    private interface Sending {
        Future<io.vertx.core.http.HttpClientResponse> send(io.vertx.core.http.HttpClientRequest request);
    }
}
