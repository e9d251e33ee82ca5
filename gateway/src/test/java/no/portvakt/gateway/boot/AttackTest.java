package no.portvakt.gateway.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import no.portvakt.gateway.fixture.Attacks;
import no.portvakt.gateway.fixture.FakeUpstream;
import no.portvakt.gateway.fixture.RawSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytes on a socket that have more readings than one, or none. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttackTest {

    private static final int QUIET_MILLIS = 400;
    private static final Path LLHTTP = Path.of("../../shared/corpora/http/llhttp/requests.json");

    private GatewayUnderTest gateway;
    private FakeUpstream upstream;

    @BeforeAll
    void start(@TempDir Path folder) {
        gateway = new GatewayUnderTest(folder, Clock.systemUTC()).start();
        upstream = new FakeUpstream(gateway.vertx());
        gateway.upstream("open", upstream.port());
        gateway.upstream("guarded", upstream.port());
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    @BeforeEach
    void forget() {
        upstream.forget();
    }

    private Stream<Attacks.Attack> requests() {
        return Attacks.requests("open.localhost:" + gateway.publicPort()).stream();
    }

    @ParameterizedTest
    @MethodSource("requests")
    void shouldRefuseWithoutTouchingTheUpstreamWhenARequestIsAmbiguous(Attacks.Attack attack) {
        var answer = RawSocket.send(gateway.publicPort(), attack.bytes(), QUIET_MILLIS);

        assertThat(answer.isRefusal()).as(answer.text()).isTrue();
        assertThat(upstream.reached()).isEmpty();
    }

    private static Stream<String> paths() {
        return Attacks.paths().stream();
    }

    @ParameterizedTest
    @MethodSource("paths")
    void shouldRefuseWithoutTouchingTheUpstreamWhenAPathHasTwoReadings(String path) {
        var request = "GET " + path + " HTTP/1.1\r\nHost: guarded.localhost:" + gateway.publicPort()
                + "\r\nConnection: close\r\n\r\n";

        var answer = RawSocket.send(gateway.publicPort(), request.getBytes(StandardCharsets.ISO_8859_1), QUIET_MILLIS);

        assertThat(answer.isRefusal()).as(answer.text()).isTrue();
        assertThat(answer.statuses()).isNotEmpty();
        assertThat(upstream.reached()).isEmpty();
    }

    @Test
    void shouldLetThroughWhenTheSameRequestIsSound() {
        var request = "GET /a HTTP/1.1\r\nHost: open.localhost:" + gateway.publicPort() + "\r\n\r\n";

        var answer = RawSocket.send(gateway.publicPort(), request.getBytes(StandardCharsets.ISO_8859_1), 500);

        assertThat(answer.statuses()).containsExactly(200);
        assertThat(upstream.reached()).hasSize(1);
    }

    @Test
    void shouldRefuseWhenACaseOfTheParserCorpusHasToBeRefused() throws IOException {
        assumeTrue(Files.isReadable(LLHTTP), "the corpus of llhttp is not here: skipped");
        List<String> letThrough = new ArrayList<>();
        var cases = new JsonObject(Files.readString(LLHTTP)).getJsonArray("cases");
        for (int i = 0; i < cases.size(); i++) {
            var one = cases.getJsonObject(i);
            if (one.getBoolean("strict") && one.getValue("error") != null) {
                upstream.forget();
                var answer = RawSocket.send(
                        gateway.publicPort(), addressed(Base64.getDecoder().decode(one.getString("b64"))), 400);
                if (upstream.completed() > one.getInteger("messages") || !answer.isRefusal()) {
                    letThrough.add(one.getString("id") + " " + one.getString("title") + " " + answer.statuses());
                }
            }
        }
        assertThat(letThrough).isEmpty();
    }

    /** The corpus names no host of ours: without this every case would be refused for that alone. */
    private byte[] addressed(byte[] request) {
        var text = new String(request, StandardCharsets.ISO_8859_1);
        int end = text.indexOf('\n');
        if (end < 0 || text.toLowerCase(Locale.ROOT).contains("\nhost:")) {
            return request;
        }
        return (text.substring(0, end + 1) + "Host: open.localhost:" + gateway.publicPort() + "\r\n"
                        + text.substring(end + 1))
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
