package no.portvakt.gateway.session.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import no.portvakt.gateway.fixture.Redis;
import no.portvakt.gateway.session.SessionCookie;
import no.portvakt.gateway.session.SessionStore;
import no.portvakt.gateway.session.SessionStoreContract;
import no.portvakt.gateway.session.StoredSession;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.trust.secret.SealingKey;
import no.portvakt.trust.secret.Secret;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RedisSessionStoreTest extends SessionStoreContract {

    private static final Redis REDIS = new Redis();
    private static final SealingKey OLD = new SealingKey("old", Secret.of("the first key of these tests, long enough"));
    private static final SealingKey NEW = new SealingKey("new", Secret.of("the next key of these tests, long enough"));

    private final List<RedisServer> connections = new ArrayList<>();
    private final List<StoredSession> servedUnasked = new ArrayList<>();

    @Override
    protected SessionStore store() {
        return node(OLD);
    }

    private SessionStore node(SealingKey... keys) {
        return node(REDIS, keys);
    }

    private SessionStore node(Redis redis, SealingKey... keys) {
        var connection = redis.connection();
        connections.add(connection);
        return new RedisSessionStore(connection, List.of(keys), servedUnasked::add);
    }

    @AfterEach
    void forget() {
        connections.forEach(RedisServer::close);
        looking(redis -> redis.flushall());
    }

    @AfterAll
    static void stop() {
        REDIS.close();
    }

    private static <T> T looking(Function<RedisCommands<String, String>, T> look) {
        try (var client = RedisClient.create(REDIS.address());
                var connection = client.connect()) {
            return look.apply(connection.sync());
        }
    }

    @Test
    void shouldShowANodeWhatAnotherKept() {
        var session = session("minside", "s1", "kari", NOW);
        await(node(OLD).add(session.id(), session.stored()));

        assertThat(await(node(OLD).find(session.id(), NOW))).contains(session.stored());
    }

    @Test
    void shouldKeepNothingThatCanBeReadOrUsedWithoutTheCookie() {
        var session = session("minside", "sid-of-kari", "kari", NOW);
        await(node(OLD).add(session.id(), session.stored()));

        var dump = looking(redis -> {
            var all = new StringBuilder();
            for (var key : redis.keys("*")) {
                all.append(key).append(' ');
                switch (redis.type(key)) {
                    case "hash" -> all.append(redis.hgetall(key));
                    case "set" -> all.append(redis.smembers(key));
                    default -> all.append(redis.get(key));
                }
            }
            return all.toString();
        });

        assertThat(dump)
                .contains(session.stored().id().value())
                .doesNotContain("01818510078")
                .doesNotContain("kari")
                .doesNotContain("sid-of-kari")
                .doesNotContain("refresh")
                .doesNotContain(cookieOf(session));
    }

    private static String cookieOf(Given session) {
        return SessionCookie.CITIZENS.set(session.id()).split("[=;]", 3)[1];
    }

    @Test
    void shouldOpenWithTheOldKeyAndEndEverythingWhenKeysAreRotated() {
        var before = session("minside", "s1", "kari", NOW);
        await(node(OLD).add(before.id(), before.stored()));
        var after = session("barnehage", "s1", "kari", NOW);
        var rotated = node(NEW, OLD);
        await(rotated.add(after.id(), after.stored()));

        assertThat(await(rotated.find(before.id(), NOW))).isPresent();
        assertThat(await(rotated.endSid("s1", NOW))).hasSize(2);
        assertThat(await(rotated.findAfresh(before.id(), NOW))).isEmpty();
        assertThat(await(rotated.findAfresh(after.id(), NOW))).isEmpty();
    }

    @Test
    void shouldRefuseALateLoginAtANodeWithTheOldKeyOnly() {
        await(node(NEW, OLD).endSid("s1", NOW));
        var late = session("minside", "s1", "kari", NOW);

        assertThat(await(node(OLD).add(late.id(), late.stored()))).isInstanceOf(SessionStore.Added.Refused.class);
    }

    @Test
    void shouldTellEveryNodeAtOnceWhatEnded() {
        var session = session("minside", "s1", "kari", NOW);
        var here = node(OLD);
        var there = node(OLD);
        await(here.add(session.id(), session.stored()));
        assertThat(await(there.find(session.id(), NOW))).isPresent();

        await(here.endSubject("kari"));

        // The same moment by the clock: what it read is still fresh, so only the news can tell it.
        Awaitility.await().until(() -> await(there.find(session.id(), NOW)).isEmpty());
    }

    @Test
    void shouldNotAskAgainWithinASecondAndAskAfter() {
        var session = session("minside", "s1", "kari", NOW);
        var node = node(OLD);
        await(node.add(session.id(), session.stored()));
        looking(redis -> redis.flushall());

        assertThat(await(node.find(session.id(), NOW.plusMillis(999)))).isPresent();
        assertThat(await(node.find(session.id(), NOW.plusMillis(1_000)))).isEmpty();
    }

    @Test
    void shouldServeWhatItSawLatelyUpToLevelThreeAndSaySoWhenRedisIsAway() {
        try (var redis = new Redis()) {
            var node = node(redis, OLD);
            var three = session("minside", "s1", "kari", NOW);
            var four = session("hjemmehjelp", "s1", "kari", NOW, SecurityLevel.HIGH);
            var unseen = session("minside", "s2", "ola", NOW);
            await(node.add(three.id(), three.stored()));
            await(node.add(four.id(), four.stored()));
            await(node(redis, OLD).add(unseen.id(), unseen.stored()));

            redis.stop();

            assertThat(await(node.find(three.id(), NOW.plusSeconds(59)))).isPresent();
            assertThat(await(node.find(three.id(), NOW.plusSeconds(58)))).isPresent();
            assertThat(servedUnasked)
                    .extracting(StoredSession::id)
                    .containsExactly(three.stored().id());
            for (var refused : Map.of(three, 60, four, 5, unseen, 5).entrySet()) {
                assertThatThrownBy(() -> await(node.find(refused.getKey().id(), NOW.plusSeconds(refused.getValue()))))
                        .isInstanceOf(CompletionException.class);
            }
        }
    }

    @Test
    void shouldGoOnByItselfWhenRedisIsBack() {
        try (var redis = new Redis()) {
            var node = node(redis, OLD);
            var session = session("minside", "s1", "kari", NOW);
            redis.stop();
            assertThatThrownBy(() -> await(node.add(session.id(), session.stored())))
                    .isInstanceOf(CompletionException.class);

            redis.start();

            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .ignoreExceptions()
                    .until(() -> await(node.add(session.id(), session.stored())) instanceof SessionStore.Added.Kept);
            assertThat(await(node.findAfresh(session.id(), NOW))).isEqualTo(Optional.of(session.stored()));
        }
    }

    @Test
    void shouldCountForAllNodesOnceAWhile() {
        var node = node(OLD);
        for (int i = 0; i < 2_500; i++) {
            var session = session("minside", "s" + i, "citizen" + i, NOW);
            await(node.add(session.id(), session.stored()));
        }

        assertThat(await(counting().count())).hasValue(2_500);

        var oneMore = session("minside", "one more", "kari", NOW);
        await(node.add(oneMore.id(), oneMore.stored()));
        assertThat(await(counting().count()))
                .as("what another node counted just now")
                .hasValue(2_500);

        looking(redis -> redis.del("portvakt:counting"));
        assertThat(await(counting().count())).hasValue(2_501);
    }

    @Test
    void shouldCountNothingWhenRedisIsAway() {
        try (var redis = new Redis();
                var connection = redis.connection()) {
            redis.stop();

            assertThatThrownBy(() -> await(new SharedSessionCount(connection).count()))
                    .isInstanceOf(CompletionException.class);
        }
    }

    private SharedSessionCount counting() {
        var connection = REDIS.connection();
        connections.add(connection);
        return new SharedSessionCount(connection);
    }

    @Test
    void shouldLetRedisClearAwayWhatIsOver() {
        var session = session("minside", "s1", "kari", NOW);
        await(node(OLD).add(session.id(), session.stored()));

        long left = looking(
                redis -> redis.pttl("portvakt:session:" + session.stored().id().value()));

        assertThat(left).isBetween(1L, LIMITS.idle().toMillis());
    }
}
