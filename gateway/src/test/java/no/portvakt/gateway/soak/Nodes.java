package no.portvakt.gateway.soak;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.portvakt.gateway.boot.Site;
import no.portvakt.gateway.fixture.GatewayProcess;
import no.portvakt.testsupport.idp.FakeIdp;

/** Gateways of one site, each in a process of its own with 256 MiB of heap, that can be killed and started again. */
final class Nodes implements AutoCloseable {

    private static final List<String> JVM = List.of("-Xmx256m");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path folder;
    private final Site site;
    private final FakeIdp idp;
    private final int upstream;
    private final Map<String, Map<String, String>> settings = new HashMap<>();
    private final Map<String, GatewayProcess> running = new HashMap<>();

    Nodes(Path folder, Site site, FakeIdp idp, int upstream) {
        this.folder = folder;
        this.site = site;
        this.idp = idp;
        this.upstream = upstream;
    }

    /**
     * Starts one and waits until it is ready.
     *
     * @param more settings of its own
     * @return the port that citizens come to
     */
    int start(String name, Map<String, String> more) {
        var own = new HashMap<>(site.edge(name, upstream));
        for (var service : List.of("barnehage", "skjenkebevilling")) {
            own.put("portvakt.upstream." + service + ".url", "http://127.0.0.1:" + upstream);
        }
        own.putAll(site.loggingInAt(idp));
        own.put("portvakt.login.sealing-key", "a key that all nodes of this run share, long enough");
        own.putAll(Site.limitsForACrowd());
        own.putAll(more);
        settings.put(name, own);
        startAgain(name);
        return Integer.parseInt(
                Optional.ofNullable(own.get("portvakt.listener.public-port")).orElseThrow());
    }

    /** The same one, on the same ports. */
    void startAgain(String name) {
        var process = GatewayProcess.start(
                name, folder, Optional.ofNullable(settings.get(name)).orElseThrow(), List.of(), JVM);
        running.put(name, process);
        await().atMost(PATIENCE).until(() -> process.isListening() && process.isHealthy());
    }

    void kill(String name) {
        node(name).kill();
    }

    GatewayProcess node(String name) {
        return Optional.ofNullable(running.get(name)).orElseThrow();
    }

    @Override
    public void close() {
        new ArrayList<>(running.values()).forEach(GatewayProcess::close);
    }
}
