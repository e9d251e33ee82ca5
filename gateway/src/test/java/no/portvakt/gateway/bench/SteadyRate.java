package no.portvakt.gateway.bench;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;

/**
 * Requests at a fixed rate, whatever becomes of those before them. The time of each is counted from when it was due, so
 * that a server that stops for a while is charged for all who waited.
 */
final class SteadyRate implements AutoCloseable {

    private static final int CONNECTIONS = 16;
    private static final int OK = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client;

    SteadyRate(Vertx vertx) {
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setTrustAll(true).setVerifyHost(false),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS).setEventLoopSize(1));
    }

    /** In microseconds. */
    record Latency(long p50, long p99) {}

    Latency run(Target target, String path, int perSecond, Duration time) {
        int count = Math.toIntExact(perSecond * time.toSeconds());
        var taken = new AtomicLongArray(count);
        var wrong = new AtomicInteger();
        var over = new CountDownLatch(count);
        long step = TimeUnit.SECONDS.toNanos(1) / perSecond;
        long began = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(10);
        for (int i = 0; i < count; i++) {
            int index = i;
            long due = began + i * step;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            client.request(options(target, path))
                    .compose(request -> request.send())
                    .compose(answer -> answer.body().map(answer.statusCode()))
                    .onComplete(answer -> {
                        taken.set(index, System.nanoTime() - due);
                        if (answer.failed() || answer.result() != OK) {
                            wrong.incrementAndGet();
                        }
                        over.countDown();
                    });
        }
        await(over);
        if (wrong.get() > 0) {
            throw new AssertionError(
                    target.name() + ": " + wrong + " of " + count + " requests were not answered with 200");
        }
        return latency(taken);
    }

    private static RequestOptions options(Target target, String path) {
        var options = new RequestOptions()
                .setServer(io.vertx.core.net.SocketAddress.inetSocketAddress(target.port(), "127.0.0.1"))
                .setHost("localhost")
                .setPort(target.port())
                .setSsl(target.tls())
                .setMethod(HttpMethod.GET)
                .setURI(path);
        target.headers().forEach(options::putHeader);
        return options;
    }

    private static Latency latency(AtomicLongArray taken) {
        var sorted = new long[taken.length()];
        Arrays.setAll(sorted, taken::get);
        Arrays.sort(sorted);
        return new Latency(
                TimeUnit.NANOSECONDS.toMicros(sorted[sorted.length / 2]),
                TimeUnit.NANOSECONDS.toMicros(sorted[(int) (sorted.length * 0.99)]));
    }

    private static void await(CountDownLatch over) {
        try {
            if (!over.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("some requests were never answered");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
