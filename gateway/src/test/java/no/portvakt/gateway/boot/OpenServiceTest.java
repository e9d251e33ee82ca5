package no.portvakt.gateway.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import no.portvakt.gateway.fixture.FakeUpstream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenServiceTest {

    private GatewayUnderTest gateway;
    private FakeUpstream upstream;

    @BeforeAll
    void start(@TempDir Path folder) {
        gateway = new GatewayUnderTest(folder, Clock.systemUTC()).start();
        upstream = new FakeUpstream(gateway.vertx());
        gateway.upstream("open", upstream.port());
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    @BeforeEach
    void forget() {
        upstream.forget();
    }

    @Test
    void shouldForwardAnOpenPageWhenNobodyIsLoggedIn() {
        var answer = gateway.browser().get("open", "/a/b?c=d&e=%2F", Map.of());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("hello");
        assertThat(upstream.onlyOne().target()).isEqualTo("/a/b?c=d&e=%2F");
    }
}
