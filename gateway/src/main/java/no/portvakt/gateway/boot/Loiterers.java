package no.portvakt.gateway.boot;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Closes connections on which no request comes about: one byte now and then keeps a connection from being idle, and
 * thousands of those would leave no room for anybody. A connection counts from when it was opened, and later from its
 * last answer; WebSockets are none of ours. Thread-safe.
 */
final class Loiterers {

    private static final Logger LOG = Logger.getLogger("portvakt.listener");
    private static final int SWITCHING_PROTOCOLS = 101;
    private static final int LOOKS = 4;
    private static final long SELDOMEST_LOOK_MILLIS = 1_000;

    private final long firstNanos;
    private final long laterNanos;
    private final Map<HttpConnection, Waiting> waiting = new ConcurrentHashMap<>();

    /**
     * Looks from now on.
     *
     * @param first from a connection until the head of its first request is whole
     * @param later from an answer until the head of the next one is
     */
    Loiterers(Vertx vertx, Duration first, Duration later) {
        this.firstNanos = first.toNanos();
        this.laterNanos = later.toNanos();
        long shortest = Math.min(first.toMillis(), later.toMillis());
        vertx.setPeriodic(Math.clamp(shortest / LOOKS, 1, SELDOMEST_LOOK_MILLIS), look -> closeThem());
    }

    private static final class Waiting {

        private final AtomicInteger underWay = new AtomicInteger();
        private volatile boolean hasAsked;
        private volatile long sinceNanos = System.nanoTime();
    }

    void opened(HttpConnection connection) {
        waiting.put(connection, new Waiting());
    }

    void closed(HttpConnection connection) {
        waiting.remove(connection);
    }

    void begun(HttpServerRequest request) {
        find(request).ifPresent(found -> {
            found.hasAsked = true;
            found.underWay.incrementAndGet();
        });
    }

    void over(HttpServerRequest request) {
        if (request.response().getStatusCode() == SWITCHING_PROTOCOLS) {
            waiting.remove(request.connection());
            return;
        }
        find(request).ifPresent(found -> {
            found.sinceNanos = System.nanoTime();
            found.underWay.decrementAndGet();
        });
    }

    private Optional<Waiting> find(HttpServerRequest request) {
        return Optional.ofNullable(waiting.get(request.connection()));
    }

    private void closeThem() {
        long now = System.nanoTime();
        waiting.forEach((connection, found) -> {
            long longest = found.hasAsked ? laterNanos : firstNanos;
            if (found.underWay.get() == 0 && now - found.sinceNanos > longest && waiting.remove(connection, found)) {
                connection.close().onFailure(gone -> LOG.debug("the connection was closed already", gone));
                LOG.debugf("no request for %d ms", TimeUnit.NANOSECONDS.toMillis(now - found.sinceNanos));
            }
        });
    }
}
