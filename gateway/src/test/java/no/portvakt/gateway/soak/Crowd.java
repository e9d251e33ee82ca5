package no.portvakt.gateway.soak;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * People who go on asking, at one node and then the other, whatever becomes of their last request. Everything is counted;
 * nobody tries again by herself. Thread-safe.
 */
final class Crowd implements AutoCloseable {

    private static final int MOST_AT_ONCE = 512;
    private static final int UNAUTHENTICATED = 401;
    private static final long BREATH_MILLIS = 5;

    private final Vertx vertx;
    private final HttpClient client;
    private final List<Integer> ports;
    private final Map<Integer, AtomicInteger> underWay = new TreeMap<>();
    private final Map<String, AtomicLong> answers = new ConcurrentSkipListMap<>();
    private final List<Walker> walkers = new CopyOnWriteArrayList<>();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong brokenOff = new AtomicLong();
    private final AtomicLong sessionsNotKnown = new AtomicLong();
    private volatile boolean over;

    Crowd(Vertx vertx, List<Integer> ports) {
        this.vertx = vertx;
        this.ports = List.copyOf(ports);
        ports.forEach(port -> underWay.put(port, new AtomicInteger()));
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setSsl(true).setTrustAll(true).setVerifyHost(false),
                new PoolOptions().setHttp1MaxSize(MOST_AT_ONCE));
    }

    /**
     * What somebody does over and over.
     *
     * @param kind for the count
     * @param cookie what she shows; empty for nothing
     * @param known whether a gateway has to know her
     */
    record Habit(String kind, String service, HttpMethod method, String cookie, boolean known) {}

    /** Joins in, and goes on until the end or until she is dismissed. */
    void join(Habit habit) {
        var walker = new Walker(habit, walkers.size());
        walkers.add(walker);
        walker.next();
    }

    /** Those who have a session: they are told to leave. */
    void dismissTheKnown() {
        walkers.stream().filter(walker -> walker.habit.known()).forEach(walker -> walker.leaves = true);
        walkers.removeIf(walker -> walker.leaves);
    }

    int underWayAt(int port) {
        return underWay.getOrDefault(port, new AtomicInteger()).get();
    }

    long sent() {
        return sent.get();
    }

    long brokenOff() {
        return brokenOff.get();
    }

    /** How many times somebody with a session was asked to log in. */
    long sessionsNotKnown() {
        return sessionsNotKnown.get();
    }

    /** By what was asked, and what was answered. */
    Map<String, Long> answers() {
        Map<String, Long> counts = new TreeMap<>();
        answers.forEach((what, count) -> counts.put(what, count.get()));
        return counts;
    }

    long answered() {
        return new ArrayList<>(answers.values())
                .stream().mapToLong(AtomicLong::get).sum();
    }

    @Override
    public void close() {
        over = true;
        client.close();
    }

    private final class Walker {

        private final Habit habit;
        private int turn;
        private volatile boolean leaves;

        Walker(Habit habit, int turn) {
            this.habit = habit;
            this.turn = turn;
        }

        void next() {
            if (over || leaves) {
                return;
            }
            int port = ports.get(turn++ % ports.size());
            var here = underWay.getOrDefault(port, new AtomicInteger());
            sent.incrementAndGet();
            here.incrementAndGet();
            client.request(request(port))
                    .compose(request -> request.send())
                    .compose(answer -> answer.body().map(answer.statusCode()))
                    .onComplete(answer -> {
                        here.decrementAndGet();
                        if (answer.failed()) {
                            brokenOff.incrementAndGet();
                        } else {
                            count(answer.result());
                        }
                        vertx.setTimer(BREATH_MILLIS, later -> next());
                    });
        }

        private void count(int status) {
            answers.computeIfAbsent(habit.kind() + " " + status, what -> new AtomicLong())
                    .incrementAndGet();
            if (habit.known() && status == UNAUTHENTICATED && !leaves) {
                sessionsNotKnown.incrementAndGet();
            }
        }

        private RequestOptions request(int port) {
            var host = habit.service() + ".localhost";
            var options = new RequestOptions()
                    .setServer(SocketAddress.inetSocketAddress(port, "127.0.0.1"))
                    .setHost(host)
                    .setPort(port)
                    .setMethod(habit.method())
                    .setURI("/sak")
                    .putHeader("Accept", "application/json")
                    .putHeader("Origin", "https://" + host + ":" + port);
            return habit.cookie().isEmpty() ? options : options.putHeader("Cookie", habit.cookie());
        }
    }
}
