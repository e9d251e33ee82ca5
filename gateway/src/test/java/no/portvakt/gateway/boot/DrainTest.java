package no.portvakt.gateway.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import java.net.ConnectException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import no.portvakt.gateway.fixture.FakeUpstream;
import no.portvakt.gateway.fixture.Waiting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway that is stopped while it is used. */
class DrainTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int OF_EACH_VERSION = 6;
    private static final long SERVICE_TAKES_MILLIS = 40;

    private final Vertx clients = Vertx.vertx();
    private final Queue<Throwable> failed = new ConcurrentLinkedQueue<>();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger goodbyes = new AtomicInteger();
    private GatewayUnderTest gateway;

    @BeforeEach
    void start(@TempDir Path folder) {
        gateway = new GatewayUnderTest(folder, Clock.systemUTC()).start();
        var upstream = new FakeUpstream(gateway.vertx());
        upstream.answers(request -> gateway.vertx()
                .setTimer(SERVICE_TAKES_MILLIS, done -> request.response().end("hello")));
        gateway.upstream("open", upstream.port());
    }

    @AfterEach
    void stop() {
        Waiting.on(clients.close());
        gateway.close();
    }

    private HttpClient client(HttpVersion version) {
        return clients.createHttpClient(
                new HttpClientOptions()
                        .setSsl(true)
                        .setTrustAll(true)
                        .setVerifyHost(false)
                        .setUseAlpn(version == HttpVersion.HTTP_2)
                        .setProtocolVersion(version),
                new PoolOptions().setHttp1MaxSize(OF_EACH_VERSION).setHttp2MaxSize(1));
    }

    /** Asks again and again, until no connection is to be had. */
    private void askOn(HttpClient client) {
        client.request(gateway.browser().to("GET", "open", "/")).onComplete(connected -> {
            if (connected.succeeded()) {
                connected
                        .result()
                        .send()
                        .compose(answer -> answer.body().map(whole -> answer))
                        .onSuccess(answer -> {
                            answered.incrementAndGet();
                            countGoodbye(answer);
                            askOn(client);
                        })
                        .onFailure(failed::add);
            } else if (connected.cause() instanceof ConnectException) {
                refused.incrementAndGet();
            } else {
                failed.add(connected.cause());
            }
        });
    }

    private void countGoodbye(HttpClientResponse answer) {
        if ("close".equals(answer.getHeader("Connection"))) {
            goodbyes.incrementAndGet();
        }
    }

    @Test
    void shouldAnswerEveryRequestWhenItIsStoppedUnderLoad() {
        var one = client(HttpVersion.HTTP_1_1);
        var two = client(HttpVersion.HTTP_2);
        for (int i = 0; i < OF_EACH_VERSION; i++) {
            askOn(one);
            askOn(two);
        }
        await().atMost(PATIENCE).until(() -> answered.get() > 10 * OF_EACH_VERSION);
        await().atMost(PATIENCE).until(() -> gateway.unanswered() > OF_EACH_VERSION);

        int before = answered.get();
        Waiting.on(gateway.drain(PATIENCE));

        await().atMost(PATIENCE).until(() -> refused.get() + failed.size() == 2 * OF_EACH_VERSION);
        assertThat(failed).isEmpty();
        assertThat(answered.get()).isGreaterThan(before);
        // More, if somebody who was told came back before the door was shut.
        assertThat(goodbyes.get()).isGreaterThanOrEqualTo(OF_EACH_VERSION);
        assertThat(gateway.unanswered()).isZero();
    }

    @Test
    void shouldNotWaitForConnectionsThatNobodyUses() {
        assertThat(gateway.browser().get("open", "/", Map.of()).status()).isEqualTo(200);
        var began = System.nanoTime();

        Waiting.on(gateway.drain(PATIENCE));

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
    }
}
