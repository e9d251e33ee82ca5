package no.portvakt.gateway.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import no.portvakt.gateway.console.edges.AuditIntake;
import no.portvakt.gateway.console.edges.EdgeFeed;
import no.portvakt.gateway.feed.ConsoleLine;
import no.portvakt.gateway.fixture.FakeConsole;
import no.portvakt.gateway.fixture.TestCertificates;
import no.portvakt.gateway.fixture.Waiting;
import no.portvakt.testsupport.port.FreePorts;
import no.portvakt.trust.audit.AuditLog;
import no.portvakt.trust.audit.AuditOutcome;
import no.portvakt.trust.audit.AuditRecord;
import no.portvakt.trust.audit.AuditVerdict;
import no.portvakt.trust.audit.AuditVerification;
import no.portvakt.trust.audit.FileAuditLog;
import no.portvakt.trust.correlation.CorrelationId;
import no.portvakt.trust.tls.PemTls;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an edge has to answer for ends up in the console's chain, whoever was away meanwhile. */
class EdgeAuditTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final int port = FreePorts.next();
    private final OwnServer database = OwnServer.start();
    private TestCertificates.Pair console;
    private TestCertificates.Pair edge;
    private Path chain;
    private FileAuditLog log;
    private ConsoleLine line;

    @BeforeEach
    void openConsole() {
        console = TestCertificates.selfSigned(folder, "console", "localhost");
        edge = TestCertificates.selfSigned(folder, "edge-east");
        chain = folder.resolve("audit.jsonl");
        log = FileAuditLog.open(chain, "console", Clock.systemUTC());
        line = new ConsoleLine(
                URI.create("https://localhost:" + port),
                PemTls.context(
                        Optional.of(console.certificate()),
                        Optional.of(new PemTls.Identity(edge.certificate(), edge.key()))));
    }

    @AfterEach
    void stop() {
        line.close();
        log.close();
        database.close();
        Waiting.on(vertx.close());
    }

    private EdgeFeed feedInto(AuditLog into) {
        var feed = new EdgeFeed(
                vertx,
                new EdgeFeed.Options("127.0.0.1", port, console.certificate(), console.key(), edge.certificate()),
                new FakeConsole(),
                (name, spool, lines) -> {},
                new AuditIntake(database.jdbi(), into),
                Optional.empty());
        Waiting.on(feed.open());
        return feed;
    }

    private EdgeAudit edge() {
        return EdgeAudit.start(folder.resolve("spool"), 1_000_000, line.audit(), Clock.systemUTC());
    }

    private static void append(EdgeAudit edge, int from, int to) {
        IntStream.range(from, to)
                .mapToObj(number -> AuditRecord.of(
                        Instant.now(),
                        "somebody",
                        "login.completed",
                        "service-" + number,
                        CorrelationId.random(),
                        AuditOutcome.DONE))
                .forEach(edge.log()::append);
    }

    @Test
    void shouldBringEveryRecordIntoTheChainOnceAlsoThoseOfWhenTheConsoleWasAway() {
        var feed = feedInto(log);
        try (var running = edge()) {
            append(running, 0, 5);
            await().atMost(PATIENCE).until(() -> records() == 5);
            Waiting.on(feed.close());
            append(running, 5, 10);
            // PostgreSQL is away, the console answers: nothing may be taken that cannot be counted.
            database.letsNobodyIn(true);
            feed = feedInto(log);
            append(running, 10, 12);
            assertThat(records()).isEqualTo(5);
        }
        try (var restarted = edge()) {
            append(restarted, 12, 15);
            database.letsNobodyIn(false);
            await().atMost(PATIENCE).until(() -> records() == 15);
            append(restarted, 15, 16);
            await().atMost(PATIENCE).until(() -> records() == 16);
        }

        assertThat(services()).containsExactly(expected(16));
        assertThat(lines()).allMatch(record -> record.contains("edge-east"));
        Waiting.on(feed.close());
    }

    @Test
    void shouldTakeARecordOnceWhenTheDatabaseGoesAwayInTheMiddleOfABatch() {
        var appended = new AtomicInteger();
        var away = new AtomicBoolean();
        var feed = feedInto(record -> {
            log.append(record);
            if (appended.incrementAndGet() == 3) {
                database.letsNobodyIn(true);
                away.set(true);
            }
        });
        try (var running = edge()) {
            append(running, 0, 5);
            await().atMost(PATIENCE).untilTrue(away);
            assertThat(records()).isGreaterThanOrEqualTo(3);
            database.letsNobodyIn(false);
            append(running, 5, 8);
            await().atMost(PATIENCE).until(() -> services().contains("service-7"));
        }

        assertThat(services()).containsExactly(expected(8));
        Waiting.on(feed.close());
    }

    private static String[] expected(int count) {
        return IntStream.range(0, count).mapToObj(number -> "service-" + number).toArray(String[]::new);
    }

    /** How many the chain holds; fails if it does not verify. */
    private long records() {
        return switch (AuditVerification.verify(chain, List.of())) {
            case AuditVerdict.Intact intact -> intact.head().sequence();
            case AuditVerdict.Broken broken -> throw new AssertionError(broken.toString());
        };
    }

    private List<String> services() {
        return lines().stream()
                .map(record -> record.replaceAll(".*\"on\":\"([^\"]*)\".*", "$1"))
                .toList();
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(chain);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
