package no.portvakt.gateway.bench;

import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import no.portvakt.gateway.boot.Site;
import no.portvakt.gateway.fixture.Browser;
import no.portvakt.gateway.fixture.FakeUpstream;
import no.portvakt.gateway.fixture.GatewayProcess;
import no.portvakt.gateway.fixture.Waiting;
import no.portvakt.testsupport.port.FreePorts;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From the command that starts an edge to its first proxied answer, with what an earlier run left for it in an AOT cache
 * and without. Run by {@code ./portvakt bench start}; its name is not that of a test.
 */
class StartBench {

    private static final Logger LOG = Logger.getLogger(StartBench.class);
    private static final String EDGE = "edge-east";
    private static final String OPEN = "apningstider";
    private static final int ROUNDS = 5;
    private static final int TRAINING = 500;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final List<String> JVM = List.of("-Xms64m", "-Xmx256m");

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void stop() {
        Waiting.on(vertx.close());
    }

    /** Of one start. */
    private record Start(long millis, long residentMib) {}

    @Test
    void measures() {
        var cache = folder.resolve("gateway.aot");
        try (var site = new Site(folder, Site.LONG_LIFE, EDGE);
                var upstream = new FakeUpstream(vertx)) {
            var settings = new HashMap<>(site.edge(EDGE, upstream.port()));
            LOG.info("training");
            run(settings, List.of("-XX:AOTCacheOutput=" + cache), TRAINING);
            if (!Files.isReadable(cache)) {
                throw new AssertionError("no cache was written");
            }
            List<Start> without = new ArrayList<>();
            List<Start> with = new ArrayList<>();
            for (int round = 1; round <= ROUNDS; round++) {
                LOG.infof("round %d of %d", round, ROUNDS);
                without.add(run(settings, List.of(), 1));
                with.add(run(settings, List.of("-XX:AOTCache=" + cache), 1));
            }
            LOG.infof("without a cache: %s", told(without));
            LOG.infof("with a cache of %d MiB: %s", cache.toFile().length() / (1024 * 1024), told(with));
            LOG.infof("ratio of the medians: %.2f", (double) median(with) / median(without));
        }
    }

    private Start run(Map<String, String> settings, List<String> more, int requests) {
        List<String> options = new ArrayList<>(JVM);
        options.addAll(more);
        int port = FreePorts.next();
        settings.put("portvakt.listener.public-port", Integer.toString(port));
        settings.put("portvakt.listener.pki-port", Integer.toString(FreePorts.next()));
        var browser = new Browser(vertx, port);
        long began = System.nanoTime();
        var edge = GatewayProcess.start(EDGE, folder, settings, List.of(), options);
        while (!answers(browser)) {
            if (!edge.handle().isAlive() || System.nanoTime() - began > PATIENCE.toNanos()) {
                throw new AssertionError("it does not start: " + edge.log());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        for (int i = 1; i < requests; i++) {
            browser.get(OPEN, "/", Map.of());
        }
        long resident = new Target(EDGE, true, true, port, Map.of(), edge.handle()).residentMib();
        edge.handle().destroy();
        await().atMost(PATIENCE).until(() -> !edge.handle().isAlive());
        return new Start(millis, resident);
    }

    /** What is not listening yet refuses the connection, which is no news here. */
    private static boolean answers(Browser browser) {
        try {
            return browser.get(OPEN, "/", Map.of()).status() == 200;
        } catch (AssertionError notYet) {
            return false;
        }
    }

    private static String told(List<Start> starts) {
        return "%d ms to the first proxied answer (median of %d, %d to %d), %d MiB resident then"
                .formatted(
                        median(starts),
                        starts.size(),
                        starts.stream().mapToLong(Start::millis).min().orElseThrow(),
                        starts.stream().mapToLong(Start::millis).max().orElseThrow(),
                        starts.stream().mapToLong(Start::residentMib).max().orElseThrow());
    }

    private static long median(List<Start> starts) {
        return Optional.of(starts.stream().map(Start::millis).sorted().toList())
                .map(sorted -> sorted.get(sorted.size() / 2))
                .orElseThrow();
    }
}
