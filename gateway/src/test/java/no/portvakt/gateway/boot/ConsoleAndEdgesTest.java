package no.portvakt.gateway.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import no.portvakt.gateway.console.decisions.DecisionIntake;
import no.portvakt.gateway.console.decisions.PersonOpener;
import no.portvakt.gateway.console.decisions.Retention;
import no.portvakt.gateway.console.edges.EdgeFeed;
import no.portvakt.gateway.feed.ConsoleLine;
import no.portvakt.gateway.fixture.FakeConsole;
import no.portvakt.gateway.fixture.Profiles;
import no.portvakt.gateway.fixture.TestCertificates;
import no.portvakt.gateway.fixture.Waiting;
import no.portvakt.gateway.policy.SnapshotVerifier;
import no.portvakt.gateway.policy.Standing;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.testsupport.port.FreePorts;
import no.portvakt.trust.secret.Secret;
import no.portvakt.trust.tls.PemTls;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleAndEdgesTest {

    private static final Logger LOG = Logger.getLogger(ConsoleAndEdgesTest.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int LET_THROUGH = 200;
    private static final int ASKED_FOR_MORE = 401;

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final int port = FreePorts.next();
    private final FakeConsole console = new FakeConsole();
    private final OwnServer database = OwnServer.start();
    private final DecisionIntake intake = new DecisionIntake(
            database.jdbi(),
            Clock.systemUTC(),
            Optional.of(new PersonOpener(console.personKey())),
            Secret.of("a pepper of the test"),
            new Retention(Duration.ofDays(90), Duration.ofDays(30)));
    private TestCertificates.Pair consoleIdentity;
    private TestCertificates.Pair eastIdentity;
    private TestCertificates.Pair westIdentity;
    private Path edgesTrusted;

    @BeforeEach
    void makeCertificates() throws IOException {
        consoleIdentity = TestCertificates.selfSigned(folder, "console", "localhost");
        eastIdentity = TestCertificates.selfSigned(folder, "edge-east");
        westIdentity = TestCertificates.selfSigned(folder, "edge-west");
        edgesTrusted = Files.writeString(
                folder.resolve("edges.crt"),
                Files.readString(eastIdentity.certificate()) + Files.readString(westIdentity.certificate()));
    }

    @AfterEach
    void stop() {
        database.close();
        Waiting.on(vertx.close());
    }

    private EdgeFeed openFeed() {
        var feed = new EdgeFeed(
                vertx,
                new EdgeFeed.Options(
                        "127.0.0.1", port, consoleIdentity.certificate(), consoleIdentity.key(), edgesTrusted),
                console,
                intake,
                (edge, spool, lines) -> {},
                Optional.empty());
        Waiting.on(feed.open());
        return feed;
    }

    private EdgeUnderTest edge(String name, TestCertificates.Pair identity) {
        return new EdgeUnderTest(
                folder.resolve(name),
                vertx,
                URI.create("https://localhost:" + port),
                consoleIdentity.certificate(),
                identity,
                new SnapshotVerifier(List.of(console.publicKey())));
    }

    @Test
    void shouldEnforceARaisedLevelOnEveryEdgeAndGoOnWithoutTheConsole() {
        console.publish(1, Profiles.sources());
        var feed = openFeed();
        try (var east = edge("east", eastIdentity);
                var west = edge("west", westIdentity)) {
            assertThat(east.statusAt(SecurityLevel.SUBSTANTIAL)).isEqualTo(LET_THROUGH);
            assertThat(west.statusAt(SecurityLevel.SUBSTANTIAL)).isEqualTo(LET_THROUGH);

            long raisedAt = System.nanoTime();
            console.publish(2, Profiles.raised());
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(2))
                    .until(() -> east.version() == 2 && west.version() == 2);
            LOG.infof("raised to enforced on two edges: %d ms", (System.nanoTime() - raisedAt) / 1_000_000);

            assertThat(east.statusAt(SecurityLevel.SUBSTANTIAL)).isEqualTo(ASKED_FOR_MORE);
            assertThat(west.statusAt(SecurityLevel.SUBSTANTIAL)).isEqualTo(ASKED_FOR_MORE);

            Waiting.on(feed.close());

            assertThat(east.statusAt(SecurityLevel.SUBSTANTIAL)).isEqualTo(ASKED_FOR_MORE);
            assertThat(west.statusAt(SecurityLevel.HIGH)).isEqualTo(LET_THROUGH);
        }
        try (var restarted = edge("east", eastIdentity)) {
            assertThat(restarted.version()).isEqualTo(2);
            assertThat(restarted.enforced().standing().origin()).isEqualTo(Standing.Origin.DISK);
            assertThat(restarted.statusAt(SecurityLevel.SUBSTANTIAL)).isEqualTo(ASKED_FOR_MORE);

            console.publish(3, Profiles.sources());
            feed = openFeed();
            await().atMost(PATIENCE).until(() -> restarted.version() == 3);
            assertThat(restarted.statusAt(SecurityLevel.SUBSTANTIAL)).isEqualTo(LET_THROUGH);
        }
        Waiting.on(feed.close());
    }

    @Test
    void shouldBringEveryDecisionToTheConsoleOnceAlsoThoseOfWhenItWasAway() {
        console.publish(1, Profiles.sources());
        var feed = openFeed();
        int asked = 0;
        try (var east = edge("east", eastIdentity);
                var west = edge("west", westIdentity)) {
            asked += ask(20, east, west);
            await().atMost(PATIENCE).until(() -> decisions() == 40);

            // PostgreSQL first: the console answers, and can keep nothing.
            database.letsNobodyIn(true);
            asked += ask(10, east, west);
            Waiting.on(feed.close());
            asked += ask(10, east, west);
        }
        try (var restarted = edge("east", eastIdentity)) {
            asked += ask(10, restarted);
            database.letsNobodyIn(false);
            feed = openFeed();
            int all = asked;
            await().atMost(PATIENCE).until(() -> decisions() == all - 20L);

            try (var west = edge("west", westIdentity)) {
                await().atMost(PATIENCE).until(() -> decisions() >= all && west.version() == 1);
            }
            assertThat(decisions()).isEqualTo(all);
            assertThat(count("select count(distinct correlation) from decision"))
                    .isEqualTo(all);
            assertThat(count("select count(distinct person) from decision")).isEqualTo(1);
            assertThat(count("select count(*) from decision_gap")).isZero();
            assertThat(count("select count(*) from decision_feed")).isEqualTo(3);
        }
        Waiting.on(feed.close());
    }

    private static int ask(int times, EdgeUnderTest... edges) {
        for (int i = 0; i < times; i++) {
            for (var edge : edges) {
                assertThat(edge.statusAt(SecurityLevel.SUBSTANTIAL)).isEqualTo(LET_THROUGH);
            }
        }
        return times * edges.length;
    }

    private long decisions() {
        return count("select count(*) from decision");
    }

    private long count(String sql) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    @Test
    void shouldTellNothingToAnEdgeThatTheAuthorityDoesNotKnow() {
        console.publish(1, Profiles.sources());
        var feed = openFeed();
        var stranger = TestCertificates.selfSigned(folder, "stranger");

        var line = new ConsoleLine(
                URI.create("https://localhost:" + port),
                PemTls.context(
                        Optional.of(consoleIdentity.certificate()),
                        Optional.of(new PemTls.Identity(stranger.certificate(), stranger.key()))));
        assertThat(line.newerThan(0, Duration.ofSeconds(1)).toCompletableFuture())
                .failsWithin(PATIENCE);
        line.close();
        Waiting.on(feed.close());
    }
}
