package no.portvakt.gateway.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import no.portvakt.gateway.fixture.Browser;
import no.portvakt.gateway.fixture.FakeUpstream;
import no.portvakt.gateway.fixture.GatewayProcess;
import no.portvakt.gateway.fixture.Waiting;
import no.portvakt.trust.signature.PemFile;
import org.awaitility.core.ConditionFactory;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A console and two edges, as they are built, each in a process of its own. Told as one story, since starting costs. */
class SeparateProcessesIT {

    private static final Logger LOG = Logger.getLogger(SeparateProcessesIT.class);
    private static final int LET_THROUGH = 200;
    private static final int NOT_READY = 503;
    private static final int ASKED_TO_LOG_IN = 401;
    private static final int CUT_OFF = 0;
    private static final int REFUSED_TO_START = 2;

    /** 128 and the number of SIGTERM, as of every JVM that was asked to end. */
    private static final int STOPPED = 143;

    private static final String OPEN = "apningstider";
    private static final String ALSO_OPEN = "kommuneplan";

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final FakeUpstream upstream = new FakeUpstream(vertx);
    private final Map<String, GatewayProcess> edges = new HashMap<>();
    private final Map<String, Browser> browsers = new HashMap<>();
    private int answered;
    private int cutOff;

    @AfterEach
    void stop() {
        edges.values().forEach(GatewayProcess::close);
        upstream.close();
        Waiting.on(vertx.close());
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(50));
    }

    private void start(Site site, String name) {
        start(name, site.edge(name, upstream.port()));
    }

    private void start(String name, Map<String, String> settings) {
        edges.put(name, GatewayProcess.start(name, folder, settings));
        browsers.put(
                name,
                new Browser(
                        vertx,
                        Integer.parseInt(Optional.ofNullable(settings.get("portvakt.listener.public-port"))
                                .orElseThrow())));
    }

    private GatewayProcess edge(String name) {
        return Optional.ofNullable(edges.get(name)).orElseThrow();
    }

    /**
     * What somebody meets who is not logged in: a decision that has to reach the console. {@value #CUT_OFF} if the policy
     * changed meanwhile and the connection was closed under her, which may be before or after it was decided.
     */
    private int statusAt(String name, String service) {
        var browser = Optional.ofNullable(browsers.get(name)).orElseThrow();
        int status = Waiting.on(browser.client()
                .request(browser.to("GET", service, "/"))
                .compose(request -> request.send())
                .compose(answer -> answer.body().map(answer.statusCode()))
                .recover(broken -> broken instanceof HttpClosedException
                        ? Future.succeededFuture(CUT_OFF)
                        : Future.failedFuture(broken)));
        if (status == CUT_OFF) {
            cutOff++;
        } else {
            answered++;
        }
        return status;
    }

    private void bothAnswer(String service, int status) {
        for (var name : List.of("edge-east", "edge-west")) {
            assertThat(statusAt(name, service)).as("%s %s", name, service).isEqualTo(status);
        }
    }

    /** docs/decisions/0019: the library is there for one kind of machine. */
    private static String sockets() {
        var linux = System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64");
        return linux ? "epoll" : "selectors";
    }

    @Test
    void shouldEnforceWhatOfficersDecideInOtherProcessesAndGoOnWithoutThem() throws CertificateEncodingException {
        try (var site = new Site(folder, "edge-east", "edge-west", "edge-north")) {
            start(site, "edge-east");
            var gentle = new HashMap<>(site.edge("edge-west", upstream.port()));
            gentle.put("portvakt.listener.notice", "PT4S");
            gentle.put("portvakt.listener.grace-period", "PT60S");
            start("edge-west", gentle);
            soon().until(() ->
                    edge("edge-east").isListening() && edge("edge-west").isListening());
            soon().until(() ->
                    edge("edge-east").isHealthy() && edge("edge-west").isHealthy());
            bothAnswer(OPEN, LET_THROUGH);
            bothAnswer(ALSO_OPEN, LET_THROUGH);
            assertThat(edge("edge-east").log()).anyMatch(line -> line.endsWith(" waiting by " + sockets()));

            beSignedForByTheConsole(site);
            stopInTheMiddleOfARequest(site, gentle);
            raiseTheProfile(site);
            raiseInAnEmergency(site);
            site.kill();

            bothAnswer(OPEN, ASKED_TO_LOG_IN);
            bothAnswer(ALSO_OPEN, ASKED_TO_LOG_IN);
            restartWithoutTheConsole(site);
            expire();
            bothAnswer(OPEN, ASKED_TO_LOG_IN);
            bothAnswer(ALSO_OPEN, ASKED_TO_LOG_IN);

            site.revive();
            everyDecisionArrivesOnce(site);
            soon().until(() ->
                    edge("edge-east").isHealthy() && edge("edge-west").isHealthy());
            bothAnswer(ALSO_OPEN, ASKED_TO_LOG_IN);
        }
    }

    /** Neither edge has a key for SAML: what they say of themselves the console has signed. */
    private void beSignedForByTheConsole(Site site) throws CertificateEncodingException {
        var certificate = Base64.getEncoder()
                .encodeToString(PemFile.certificates(site.server().certificate())
                        .getFirst()
                        .getEncoded());
        for (var browser : browsers.values()) {
            var metadata = browser.get("login", "/_portvakt/saml/metadata", Map.of());
            assertThat(metadata.status()).isEqualTo(LET_THROUGH);
            assertThat(metadata.body().replaceAll("\\s", ""))
                    .contains("SignatureValue>")
                    .contains(certificate);
        }
    }

    /** SIGTERM: nobody is refused before health says not to come, and who has asked gets an answer. */
    private void stopInTheMiddleOfARequest(Site site, Map<String, String> settings) {
        Promise<HttpServerRequest> atTheService = Promise.promise();
        upstream.answers(atTheService::complete);
        var browser = Optional.ofNullable(browsers.get("edge-west")).orElseThrow();
        var underWay = browser.client()
                .request(browser.to("GET", OPEN, "/"))
                .compose(request -> request.send())
                .compose(answer -> answer.body().map(answer.statusCode()));
        var held = Waiting.on(atTheService.future());
        upstream.answers(request -> request.response().end("hello"));

        edge("edge-west").askToEnd();
        int letIn = knockUntilRefused(settings);
        held.response().end("hello");

        assertThat(Waiting.on(underWay)).isEqualTo(LET_THROUGH);
        long answeredAt = System.nanoTime();
        assertThat(edge("edge-west").exitCode()).isEqualTo(STOPPED);
        LOG.infof(
                "stopped by SIGTERM: %d connections were taken meanwhile, gone %d ms after the last answer",
                letIn, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - answeredAt));
        answered++;
        start(site, "edge-west");
        soon().until(() -> edge("edge-west").isListening() && edge("edge-west").isHealthy());
    }

    /** One connection after the other, and before each what readiness says: 200 may not be the last before a refusal. */
    private int knockUntilRefused(Map<String, String> settings) {
        int port = Integer.parseInt(Objects.requireNonNull(settings.get("portvakt.listener.public-port")));
        List<Integer> said = new ArrayList<>();
        int letIn = 0;
        while (true) {
            said.add(edge("edge-west").readiness());
            try (var knock = new Socket(InetAddress.getLoopbackAddress(), port)) {
                letIn += knock.isConnected() ? 1 : 0;
            } catch (IOException refused) {
                assertThat(said).as("what readiness said meanwhile").contains(NOT_READY);
                assertThat(said.getLast()).as("what it said last").isNotEqualTo(LET_THROUGH);
                return letIn;
            }
        }
    }

    private void raiseTheProfile(Site site) {
        var before = Math.max(edge("edge-east").version(), edge("edge-west").version());
        var yaml = site.activeText(OPEN + ".yaml").replace("level: 0\n      reason", "level: 3\n      reason");
        var draft = site.call("POST", "documents/" + OPEN + ".yaml/versions", Map.of("yaml", yaml, "note", "raise"));

        long raisedAt = System.nanoTime();
        var proposed = site.call(
                "POST", "versions/" + draft.path("id").asText() + "/proposal", Map.of("reason", "stolen codes"));
        assertThat(proposed.path("stage").asText()).isEqualTo("active");
        long active = System.nanoTime();
        await().atMost(Duration.ofSeconds(20))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> statusAt("edge-east", OPEN) == ASKED_TO_LOG_IN
                        && statusAt("edge-west", OPEN) == ASKED_TO_LOG_IN);
        LOG.infof(
                "raised to enforced on two edges in processes of their own: %d ms after the officer's answer, %d ms after"
                        + " her question",
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - active),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - raisedAt));

        assertThat(edge("edge-east").version()).isGreaterThan(before);
        assertThat(edge("edge-west").version()).isGreaterThan(before);
        bothAnswer(ALSO_OPEN, LET_THROUGH);
    }

    private void raiseInAnEmergency(Site site) {
        site.call("POST", "emergencies", Map.of("service", ALSO_OPEN, "level", 4, "reason", "stolen codes"));

        soon().until(() -> statusAt("edge-east", ALSO_OPEN) == ASKED_TO_LOG_IN
                && statusAt("edge-west", ALSO_OPEN) == ASKED_TO_LOG_IN);
    }

    /** One that has been here starts from its disk; one that has not lets nobody in, and says so. */
    private void restartWithoutTheConsole(Site site) {
        long version = edge("edge-west").version();
        edge("edge-west").close();
        start(site, "edge-west");
        var settings = new HashMap<>(site.edge("edge-north", upstream.port()));
        settings.put("portvakt.policy.first-snapshot", "PT2S");
        try (var stranger = GatewayProcess.start("edge-north", folder, settings)) {
            soon().until(() -> edge("edge-west").isListening());
            soon().until(() -> edge("edge-west").version() == version);
            assertThat(edge("edge-west")
                            .policyHealth()
                            .path("data")
                            .path("from")
                            .asText())
                    .isEqualTo("disk");
            bothAnswer(OPEN, ASKED_TO_LOG_IN);
            bothAnswer(ALSO_OPEN, ASKED_TO_LOG_IN);

            assertThat(stranger.exitCode()).isEqualTo(REFUSED_TO_START);
            assertThat(stranger.log()).anyMatch(line -> line.contains("an edge without a policy lets nobody in"));
            assertThat(stranger.log()).isNotEmpty();
            assertThat(stranger.isListening()).isFalse();
        }
    }

    /** Nobody renews the snapshot: health says so, and what was decided stays in force. */
    private void expire() {
        soon().until(() -> edge("edge-east")
                        .policyHealth()
                        .path("status")
                        .asText()
                        .equals("DOWN")
                && edge("edge-west").policyHealth().path("status").asText().equals("DOWN"));
        assertThat(edge("edge-east").version()).isPositive();
        assertThat(edge("edge-west").version()).isPositive();
    }

    private void everyDecisionArrivesOnce(Site site) {
        soon().until(site::isReady);
        var database = Jdbi.create(site.database().getPostgresDatabase());
        soon().untilAsserted(() ->
                assertThat(count(database, "select count(*) from decision")).isGreaterThanOrEqualTo(answered));
        assertThat(count(database, "select count(*) from decision"))
                .isBetween((long) answered, (long) answered + cutOff);
        assertThat(count(database, "select count(*) - count(distinct correlation) from decision"))
                .isZero();
        assertThat(count(database, "select count(*) from decision_gap")).isZero();
        assertThat(count(database, "select count(distinct edge) from decision_feed"))
                .isEqualTo(2);
    }

    private static long count(Jdbi database, String sql) {
        return database.withHandle(
                handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }
}
