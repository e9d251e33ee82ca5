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
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import no.portvakt.gateway.fixture.Attacks;
import no.portvakt.gateway.fixture.FakeUpstream;
import no.portvakt.gateway.fixture.RawSocket;
import no.portvakt.testsupport.corpora.Corpora;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Bytes on a socket that have more readings than one, or none. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttackTest {

    private static final Logger LOG = Logger.getLogger(AttackTest.class);
    private static final int QUIET_MILLIS = 400;
    private static final int PATIENT_MILLIS = 3_000;
    private static final int AT_ONCE = 16;

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

    /** On a machine that is busy an answer may take longer than the quiet after it. */
    private RawSocket.Answer answerTo(byte[] request) {
        var quick = RawSocket.send(gateway.publicPort(), request, QUIET_MILLIS);
        return quick.statuses().isEmpty() && !quick.closed()
                ? RawSocket.send(gateway.publicPort(), request, PATIENT_MILLIS)
                : quick;
    }

    /** What came of one attack that was not what the list says. */
    private Optional<String> otherThanListed(Attacks.Attack attack) {
        var answer = answerTo(attack.bytes());
        var first = answer.statuses().stream().findFirst();
        boolean let = answer.statuses().stream().anyMatch(status -> status < 300);
        return first.equals(attack.status()) && !let
                ? Optional.empty()
                : Optional.of(attack.what() + ": " + answer.statuses());
    }

    private Optional<String> notRefused(String path) {
        var request = "GET " + path + " HTTP/1.1\r\nHost: guarded.localhost:" + gateway.publicPort()
                + "\r\nConnection: close\r\n\r\n";
        var answer = answerTo(request.getBytes(StandardCharsets.ISO_8859_1));
        return answer.isRefusal() && !answer.statuses().isEmpty()
                ? Optional.empty()
                : Optional.of(path + ": " + answer.text());
    }

    /** Most of the time is waiting for nothing more to come. */
    private static <T> List<String> each(List<T> inputs, Function<T, Optional<String>> trial) throws Exception {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<String> found = new ArrayList<>();
            var trials = inputs.stream()
                    .<Callable<Optional<String>>>map(input -> () -> trial.apply(input))
                    .toList();
            for (var outcome : threads.invokeAll(trials)) {
                outcome.get().ifPresent(found::add);
            }
            return found;
        }
    }

    @Test
    void shouldAnswerEveryAttackAsListedWithoutTouchingTheUpstream() throws Exception {
        var attacks =
                Attacks.requests("open.localhost:" + gateway.publicPort(), "guarded.localhost:" + gateway.publicPort());

        var otherwise = each(attacks, this::otherThanListed);

        LOG.infof("our own attacks: %d, answered otherwise than listed: %d", attacks.size(), otherwise.size());
        assertThat(otherwise).isEmpty();
        assertThat(upstream.reached()).isEmpty();
        assertThat(attacks).hasSizeGreaterThan(150);
    }

    @Test
    void shouldRefuseEveryPathWithTwoReadingsWithoutTouchingTheUpstream() throws Exception {
        var letThrough = each(Attacks.paths(), this::notRefused);

        LOG.infof(
                "paths with two readings: %d, let through: %d", Attacks.paths().size(), letThrough.size());
        assertThat(letThrough).isEmpty();
        assertThat(upstream.reached()).isEmpty();
    }

    @Test
    void shouldLetThroughWhenTheSameRequestIsSound() {
        var request = "GET /a HTTP/1.1\r\nHost: open.localhost:" + gateway.publicPort() + "\r\n\r\n";

        var answer = RawSocket.send(gateway.publicPort(), request.getBytes(StandardCharsets.ISO_8859_1), 500);

        assertThat(answer.statuses()).containsExactly(200);
        assertThat(upstream.reached()).hasSize(1);
    }

    /** They come when the body has gone on already: then the service gets no whole request, and the client an answer. */
    @Test
    void shouldRefuseTrailersThatNobodyAnnouncedWhenTheBodyIsAtItsEnd() {
        var request = "POST /a HTTP/1.1\r\nHost: open.localhost:" + gateway.publicPort()
                + "\r\nSec-Fetch-Site: same-origin\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nabcd\r\n0\r\nX-Checksum: 1\r\n\r\n";
        var next = "GET /b HTTP/1.1\r\nHost: open.localhost:" + gateway.publicPort() + "\r\n\r\n";

        var answer = RawSocket.send(
                gateway.publicPort(), (request + next).getBytes(StandardCharsets.ISO_8859_1), PATIENT_MILLIS);

        assertThat(answer.statuses().getFirst()).isEqualTo(400);
        assertThat(answer.text()).contains("ambiguous-request").endsWith("hello");
        assertThat(upstream.completed()).isEqualTo(1);
    }

    @Test
    void shouldTakeALineFeedAndABlankInABodyForWhatTheyAre() {
        var request = "POST /a HTTP/1.1\r\nHost: open.localhost:" + gateway.publicPort()
                + "\r\nSec-Fetch-Site: same-origin\r\nContent-Length: 4\r\n\r\n\n b\n\r\nGET /b HTTP/1.1\r\nHost: open.localhost:"
                + gateway.publicPort() + "\r\nConnection: close\r\n\r\n";

        var answer =
                RawSocket.send(gateway.publicPort(), request.getBytes(StandardCharsets.ISO_8859_1), PATIENT_MILLIS);

        assertThat(answer.statuses()).containsExactly(200);
        assertThat(upstream.reached()).extracting(FakeUpstream.Reached::target).containsExactly("/a", "/b");
    }

    /** Of the sound ones some are refused too: we know fewer methods, versions and targets than a parser does. */
    @Test
    void shouldRefuseWhatTheParserCorpusRefusesAndNeverReadMoreMessagesThanItDoes() throws IOException {
        var file = Corpora.find("http/llhttp/requests.json");
        assumeTrue(file.isPresent(), "skipped: no llhttp data beside the project");
        List<String> misread = new ArrayList<>();
        int toRefuse = 0;
        int sound = 0;
        int forwarded = 0;
        var cases = new JsonObject(Files.readString(file.get())).getJsonArray("cases");
        for (int i = 0; i < cases.size(); i++) {
            var one = cases.getJsonObject(i);
            if (!one.getString("type").equals("request")) {
                continue;
            }
            boolean wrong = one.getValue("error") != null;
            upstream.forget();
            var answer = RawSocket.send(
                    gateway.publicPort(), addressed(Base64.getDecoder().decode(one.getString("b64"))), QUIET_MILLIS);
            if (upstream.completed() > one.getInteger("messages") || (wrong && !answer.isRefusal())) {
                misread.add(one.getString("id") + " " + one.getString("title") + " " + answer.statuses());
            }
            toRefuse += wrong ? 1 : 0;
            sound += wrong ? 0 : 1;
            forwarded += !wrong && upstream.completed() > 0 ? 1 : 0;
        }
        LOG.infof(
                "llhttp, strict: %d to be refused, %d sound of which %d were forwarded; misread: %d",
                toRefuse, sound, forwarded, misread.size());
        assertThat(misread).isEmpty();
        assertThat(toRefuse + sound).isEqualTo(134);
        assertThat(forwarded).isPositive();
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
