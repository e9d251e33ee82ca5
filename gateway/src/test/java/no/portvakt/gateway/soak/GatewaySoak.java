package no.portvakt.gateway.soak;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.portvakt.gateway.fixture.Waiting;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What gateways do when things break and when much comes at once. Run by {@code ./portvakt soak gateway} and by nothing
 * else: its name is not that of a test.
 */
class GatewaySoak {

    private static final Logger LOG = Logger.getLogger(GatewaySoak.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Kept: whoever asks why finds the gateways' logs there. */
    private final Path folder =
            Path.of("target", "soak", Long.toString(ProcessHandle.current().pid()));

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void stop() {
        Waiting.on(vertx.close());
    }

    @Test
    void soaks() throws IOException {
        var calm = Duration.parse(System.getProperty("portvakt.soak.calm", "PT10S"));
        int sockets = Integer.getInteger("portvakt.soak.sockets", 5_000);
        Map<String, Object> all = new LinkedHashMap<>();
        if (sockets > 0) {
            all.put("largeAndMany", largeAndMany(sockets));
        }
        Map<String, Object> fire;
        try (var nodes = new UnderFire(vertx, Files.createDirectories(folder.resolve("fire")), calm, LOG::info)) {
            fire = nodes.run();
            all.put("underFire", fire);
        }
        LOG.info("counted: " + text(all));
        var file = Optional.ofNullable(System.getProperty("portvakt.soak.json")).filter(path -> !path.isBlank());
        if (file.isPresent()) {
            Files.writeString(Path.of(file.get()), text(all));
        }

        assertThat(fire)
                .containsEntry("reachedUpstreamAtWrongLevel", 0L)
                .containsEntry("askedToLogInThoughLoggedIn", 0L);
        assertThat((Long) fire.getOrDefault("reachedUpstream", 0L)).isPositive();
        assertThat((List<?>) fire.getOrDefault("kills", List.of())).isNotEmpty().allSatisfy(kill -> assertThat(
                        ((Map<?, ?>) kill).get("requestsInFlight"))
                .isNotEqualTo(0));
    }

    private Map<String, Object> largeAndMany(int sockets) throws IOException {
        try (var large = new LargeAndMany(vertx, Files.createDirectories(folder.resolve("large")), LOG::info)) {
            return large.run(sockets);
        }
    }

    private static String text(Map<String, Object> counts) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(counts);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
