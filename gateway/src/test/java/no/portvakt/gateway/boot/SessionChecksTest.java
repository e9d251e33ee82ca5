package no.portvakt.gateway.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SessionChecksTest {

    private static final Map<String, String> RIGHT = Map.of(
            "portvakt.sessions.redis.url", "rediss://redis.kommune.test:6379",
            "portvakt.sessions.keys[0].id", "k1",
            "portvakt.sessions.keys[0].secret", "a secret that is thirty-two letters",
            "portvakt.login.sealing-key", "a secret that is thirty-two letters");

    private static List<String> problems(Map<String, String> changes) {
        var all = new HashMap<>(RIGHT);
        all.putAll(changes);
        all.values().removeIf(String::isEmpty);
        var config = new SmallRyeConfigBuilder()
                .withConverter(MemorySize.class, 100, new MemorySizeConverter())
                .withMapping(SessionSettings.class)
                .withMapping(LoginSettings.class)
                .withDefaultValues(all)
                .build();
        return SessionChecks.problemsOf(
                config.getConfigMapping(SessionSettings.class), config.getConfigMapping(LoginSettings.class));
    }

    @Test
    void shouldBeContentWithWhatIsRightAndWithoutRedis() {
        assertThat(problems(Map.of())).isEmpty();
        assertThat(problems(Map.of("portvakt.sessions.redis.url", "", "portvakt.login.sealing-key", "")))
                .isEmpty();
    }

    @Test
    void shouldNameEveryProblemAtOnce() {
        assertThat(problems(Map.of(
                        "portvakt.sessions.redis.url", "redis://kari:secret@redis.kommune.test",
                        "portvakt.sessions.keys[0].secret", "short",
                        "portvakt.sessions.keys[1].id", "k1",
                        "portvakt.sessions.keys[1].secret", "a secret that is thirty-two letters",
                        "portvakt.login.sealing-key", "")))
                .hasSize(5)
                .allSatisfy(
                        problem -> assertThat(problem).startsWith("portvakt.").doesNotContain("secret@"));
    }

    @Test
    void shouldLetPlainRedisOverTheNetworkBeNamed() {
        assertThat(problems(Map.of("portvakt.sessions.redis.url", "redis://redis.kommune.test")))
                .hasSize(1);
        assertThat(problems(Map.of(
                        "portvakt.sessions.redis.url", "redis://redis.kommune.test",
                        "portvakt.sessions.redis.plain-over-network", "true")))
                .isEmpty();
        assertThat(problems(Map.of("portvakt.sessions.redis.url", "redis://127.0.0.1:6379")))
                .isEmpty();
    }

    @Test
    void shouldRefuseAnAddressOfAnotherKind() {
        assertThat(problems(Map.of("portvakt.sessions.redis.url", "http://redis.kommune.test")))
                .hasSize(1);
    }
}
