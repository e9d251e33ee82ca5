package no.portvakt.gateway.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Stream;
import no.portvakt.gateway.fixture.Browser;
import no.portvakt.gateway.fixture.Waiting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our own answers where they are larger than what the client takes at once: a page that lost its style sheet hung. */
class OwnFilesOverHttp2Test {

    private static final String STYLES = "/_portvakt/design/components/index.css";
    private static final int AT_ONCE = 8;

    private GatewayUnderTest gateway;
    private HttpClient client;

    @BeforeEach
    void start(@TempDir Path folder) {
        gateway = new GatewayUnderTest(folder, Clock.systemUTC()).start();
        client = Browser.speakingHttp2(gateway.vertx());
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void shouldSendAllOfEachWhenManyAreAskedForAtOnce() {
        var whole = gateway.browser().get("open", STYLES, Map.of());
        assertThat(whole.status()).isEqualTo(200);
        assertThat(whole.body()).hasSizeGreaterThan(64 * 1_024);

        var asked = Stream.generate(() -> client.request(gateway.browser().to("GET", "open", STYLES))
                        .compose(HttpClientRequest::send)
                        .compose(HttpClientResponse::body)
                        .map(Buffer::toString))
                .limit(AT_ONCE)
                .toList();

        Waiting.on(Future.all(asked));
        assertThat(asked).extracting(Future::result).containsOnly(whole.body());
    }
}
