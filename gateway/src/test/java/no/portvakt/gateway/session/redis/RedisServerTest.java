package no.portvakt.gateway.session.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisURI;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.portvakt.gateway.fixture.TestCertificates;
import no.portvakt.testsupport.port.FreePorts;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.embedded.Redis;
import redis.embedded.RedisSentinel;
import redis.embedded.core.RedisServerBuilder;

/** The ways to a Redis that is not on this machine alone: over TLS, and the one that Sentinel names. */
class RedisServerTest {

    private static final Duration FAILOVER = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private final List<Redis> processes = new ArrayList<>();

    @AfterEach
    void stop() throws IOException {
        for (var process : processes) {
            process.stop();
        }
    }

    private <R extends Redis> R started(R process) throws IOException {
        processes.add(process);
        process.start();
        return process;
    }

    private static RedisServerBuilder plain(int port) {
        return redis.embedded.RedisServer.newRedisServer()
                .port(port)
                .bind("127.0.0.1")
                .setting("save \"\"");
    }

    private int overTls(TestCertificates.Pair pair) throws IOException {
        int port = FreePorts.next();
        started(plain(FreePorts.next())
                .setting("tls-port " + port)
                .setting("tls-auth-clients no")
                .setting("tls-cert-file " + pair.certificate())
                .setting("tls-key-file " + pair.key())
                .build());
        return port;
    }

    private static boolean answers(String address, Optional<Path> trust) {
        try (var server = new RedisServer(RedisURI.create(address), trust)) {
            return server.answers().toCompletableFuture().join();
        }
    }

    @Test
    void shouldSpeakTlsWithTheServerThatItTrusts() throws IOException {
        var pair = TestCertificates.selfSigned(folder, "redis", "localhost");
        int port = overTls(pair);

        assertThat(answers("rediss://localhost:" + port, Optional.of(pair.certificate())))
                .isTrue();
        assertThat(answers("redis://localhost:" + port, Optional.empty()))
                .as("without TLS")
                .isFalse();
    }

    @Test
    void shouldNotSpeakWithAServerThatSomebodyElseVouchesFor() throws IOException {
        var stranger = TestCertificates.selfSigned(folder, "stranger", "localhost");
        int port = overTls(TestCertificates.selfSigned(folder, "redis", "localhost"));

        assertThat(answers("rediss://localhost:" + port, Optional.of(stranger.certificate())))
                .isFalse();
        assertThat(answers("rediss://localhost:" + port, Optional.empty()))
                .as("by what the JVM trusts")
                .isFalse();
    }

    @Test
    void shouldNotSpeakWithAServerOfAnotherName() throws IOException {
        var pair = TestCertificates.selfSigned(folder, "redis", "redis.kommune.test");
        int port = overTls(pair);

        assertThat(answers("rediss://localhost:" + port, Optional.of(pair.certificate())))
                .isFalse();
    }

    @Test
    void shouldFollowSentinelToTheNextServer() throws IOException {
        int first = FreePorts.next();
        int second = FreePorts.next();
        int sentinel = FreePorts.next();
        var leader = started(plain(first).build());
        started(plain(second).slaveOf("127.0.0.1", first).build());
        started(RedisSentinel.newRedisSentinel()
                .bind("127.0.0.1")
                .port(sentinel)
                .masterName("portvakt")
                .masterPort(first)
                .quorumSize(1)
                .downAfterMilliseconds(500)
                .failOverTimeout(5_000)
                .build());
        var address = RedisURI.create("redis-sentinel://127.0.0.1:" + sentinel + "#portvakt");

        try (var server = new RedisServer(address, Optional.empty());
                var next = new RedisServer(RedisURI.create("127.0.0.1", second), Optional.empty())) {
            Awaitility.await().atMost(FAILOVER).until(() -> keeps(server, "before", "1"));
            Awaitility.await().atMost(FAILOVER).until(() -> holds(next, "before", "1"));

            leader.stop();

            Awaitility.await().atMost(FAILOVER).until(() -> keeps(server, "after", "2"));
            assertThat(holds(next, "after", "2")).isTrue();
        }
    }

    private static boolean keeps(RedisServer server, String key, String value) {
        return server.ask(commands -> commands.set(key, value))
                .handle((kept, failed) -> failed == null)
                .toCompletableFuture()
                .join();
    }

    private static boolean holds(RedisServer server, String key, String value) {
        return server.ask(commands -> commands.get(key))
                .handle((held, failed) -> value.equals(held))
                .toCompletableFuture()
                .join();
    }
}
