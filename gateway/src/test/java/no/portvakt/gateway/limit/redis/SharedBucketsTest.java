package no.portvakt.gateway.limit.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import no.portvakt.gateway.fixture.FakeTime;
import no.portvakt.gateway.fixture.Redis;
import no.portvakt.gateway.limit.Allowance;
import no.portvakt.gateway.limit.LimitKind;
import no.portvakt.gateway.limit.LocalBuckets;
import no.portvakt.gateway.limit.SharedBuckets;
import no.portvakt.gateway.session.redis.RedisServer;
import no.portvakt.trust.secret.SealingKey;
import no.portvakt.trust.secret.Secret;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two nodes on a real Redis. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SharedBucketsTest {

    private static final Allowance HUNDRED = new Allowance(100, 1);
    private static final List<SealingKey> KEYS =
            List.of(new SealingKey("k1", Secret.of("a secret that is thirty-two letters")));

    private final FakeTime time = new FakeTime();
    private final Redis redis = new Redis();
    private final RedisServer one = redis.connection();
    private final RedisServer two = redis.connection();

    @BeforeAll
    void connect() {
        await().until(() -> one.answers().toCompletableFuture().join()
                && two.answers().toCompletableFuture().join());
    }

    @AfterAll
    void stop() {
        one.close();
        two.close();
        redis.close();
    }

    private SharedBuckets node(RedisServer connection) {
        return new SharedBuckets(new LocalBuckets(time), new RedisCount(connection, KEYS, time), time);
    }

    private static int letIn(SharedBuckets node, String name, int requests) {
        int in = 0;
        for (int i = 0; i < requests; i++) {
            in += node.take(LimitKind.PERSON, name, HUNDRED).isEmpty() ? 1 : 0;
        }
        return in;
    }

    @Test
    void shouldStopBothNodesWhenTheyHaveLetInTooMuchTogether() {
        var first = node(one);
        var second = node(two);
        assertThat(letIn(first, "kari", 80)).isEqualTo(80);

        // One at a time, so that what comes back from Redis is heard between two.
        var more = new AtomicInteger();
        await().pollInterval(Duration.ofMillis(20)).until(() -> {
            int in = letIn(second, "kari", 1);
            more.addAndGet(in);
            return in == 0;
        });
        await().until(() -> letIn(first, "kari", 1) == 0);

        assertThat(more).hasValueLessThan(60);
        assertThat(letIn(second, "ola", 1)).isEqualTo(1);
    }

    @Test
    void shouldCountHereWhileRedisIsAway() {
        var away = new Redis();
        var connection = away.connection();
        away.close();
        try (connection) {
            var node = node(connection);

            assertThat(letIn(node, "kari", 500)).isEqualTo(100);
        }
    }
}
