package no.portvakt.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import no.portvakt.gateway.fixture.Redis;
import no.portvakt.gateway.session.redis.RedisSealedTexts;
import org.junit.jupiter.api.Test;

/** Texts are kept alike in this process and in Redis. */
class SealedTextsTest {

    private static final SessionHash NAME = new SessionHash("a name");

    @Test
    void shouldKeepTextsInThisProcess() {
        keepsFindsAndTakes(new MemorySealedTexts(1_000, Ticker.systemTicker()));
    }

    @Test
    void shouldKeepTextsInRedis() {
        try (var redis = new Redis();
                var connection = redis.connection()) {
            keepsFindsAndTakes(new RedisSealedTexts(connection));
        }
    }

    private static void keepsFindsAndTakes(SealedTexts texts) {
        assertThat(texts.keep(NAME, "one", Duration.ofMinutes(1))
                        .toCompletableFuture()
                        .join())
                .isTrue();
        texts.keep(NAME, "two", Duration.ofMinutes(1)).toCompletableFuture().join();

        assertThat(texts.find(NAME).toCompletableFuture().join()).contains("two");
        assertThat(texts.take(NAME).toCompletableFuture().join()).contains("two");
        assertThat(texts.take(NAME).toCompletableFuture().join()).as("once").isEmpty();
        assertThat(texts.find(NAME).toCompletableFuture().join()).isEmpty();
    }
}
