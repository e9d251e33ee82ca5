package no.portvakt.gateway.bench;

import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.portvakt.gateway.boot.Site;
import no.portvakt.gateway.fixture.GatewayProcess;
import no.portvakt.gateway.fixture.Visitor;
import no.portvakt.gateway.fixture.Waiting;
import no.portvakt.testsupport.idp.FakeIdp;
import no.portvakt.testsupport.port.FreePorts;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The gateway as it is run (an edge with its console, a live session at level 3, the level check, a recorded decision, an
 * identity token to the upstream) beside the same upstream without a proxy, behind nginx, and behind a proxy of the same
 * Vert.x that does nothing else. All over TLS 1.3 with one key. Run by {@code ./portvakt bench}; its name is not that of
 * a test.
 */
class GatewayBench {

    private static final Logger LOG = Logger.getLogger(GatewayBench.class);
    private static final String SERVICE = "barnehage";
    private static final String BARE = "bare";
    private static final List<String> JVM = List.of("-Xms64m", "-Xmx256m");

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final List<AutoCloseable> running = new ArrayList<>();

    @AfterEach
    void stop() throws Exception {
        for (var one : running.reversed()) {
            one.close();
        }
        Waiting.on(vertx.close());
    }

    private <T extends AutoCloseable> T closing(T one) {
        running.add(one);
        return one;
    }

    @Test
    void measures() {
        Cores.takeTheLoads();
        var rounds = Boolean.getBoolean("portvakt.bench.quick") ? Rounds.quick() : Rounds.whole();
        var site = closing(new Site(folder, "edge-east"));
        int upstream = FreePorts.next();
        closing(Nginx.upstream(folder, upstream));
        var targets = List.of(direct(site), nginx(site, upstream), bare(site, upstream), portvakt(site, upstream));

        var steady = closing(new SteadyRate(vertx));
        var figures = rounds.run(targets, new Wrk(folder), steady, LOG::info);

        LOG.infof("a core for the load and one for the target: %s%n%s", Cores.areApart(), figures.table(BARE));
        Optional.ofNullable(System.getProperty("portvakt.bench.json"))
                .filter(path -> !path.isBlank())
                .ifPresent(path -> figures.write(Path.of(path)));
    }

    /** The same for both; a recording besides, where one was asked for. */
    private static List<String> jvm(String target) {
        List<String> options = new ArrayList<>(JVM);
        Optional.ofNullable(System.getProperty("portvakt.bench.profile"))
                .filter(path -> !path.isBlank())
                .ifPresent(path -> options.addAll(List.of(
                        "-XX:StartFlightRecording:settings=profile,filename=" + path + "/" + target + ".jfr",
                        "-XX:+UnlockDiagnosticVMOptions",
                        "-XX:+DebugNonSafepoints")));
        return List.copyOf(options);
    }

    private Target direct(Site site) {
        int port = FreePorts.next();
        var nginx = closing(Nginx.direct(folder, port, site.server()));
        return new Target("direct", port, Map.of(), nginx.process());
    }

    private Target nginx(Site site, int upstream) {
        int port = FreePorts.next();
        var nginx = closing(Nginx.proxy(folder, port, upstream, site.server()));
        return new Target("nginx", port, Map.of(), nginx.process());
    }

    /** With the same JVM, the same options and the same libraries as the gateway. */
    private Target bare(Site site, int upstream) {
        int port = FreePorts.next();
        List<String> command = new ArrayList<>(Cores.measured());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm(BARE));
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "-Djava.net.preferIPv4Stack=true",
                "-cp",
                classPath(),
                BareProxy.class.getName(),
                Integer.toString(port),
                Integer.toString(upstream),
                site.server().certificate().toString(),
                site.server().key().toString()));
        try {
            var process = new ProcessBuilder(command).inheritIO().start();
            running.add(process::destroy);
            return new Target(BARE, port, Map.of(), process.toHandle());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Of this test run: what the gateway is made of, and the proxy that it is compared with. */
    private static String classPath() {
        return Optional.ofNullable(System.getProperty("surefire.test.class.path"))
                .orElseGet(() -> System.getProperty("java.class.path"));
    }

    private Target portvakt(Site site, int upstream) {
        var idp = closing(new FakeIdp());
        var settings = new HashMap<>(site.edge("edge-east", upstream));
        settings.put("portvakt.upstream." + SERVICE + ".url", "http://127.0.0.1:" + upstream);
        settings.putAll(Site.limitsForACrowd());
        settings.putAll(site.loggingInAt(idp));
        int port = Integer.parseInt(Optional.ofNullable(settings.get("portvakt.listener.public-port"))
                .orElseThrow());
        var edge = closing(GatewayProcess.start("edge-east", folder, settings, Cores.measured(), jvm("portvakt")));
        await().atMost(Duration.ofMinutes(1)).until(() -> edge.isListening() && edge.isHealthy());
        var host = SERVICE + ".localhost:" + port;
        var cookie = new Visitor(vertx, port, idp).logIn(SERVICE, "https://" + host + Rounds.SMALL);
        return new Target(
                "portvakt", port, Map.of("Host", host, "Cookie", cookie, "Origin", "https://" + host), edge.handle());
    }
}
