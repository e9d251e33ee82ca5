package no.portvakt.gateway.bench;

import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import no.portvakt.gateway.boot.Site;
import no.portvakt.gateway.fixture.Browser;
import no.portvakt.gateway.fixture.GatewayProcess;
import no.portvakt.gateway.fixture.TestCertificates;
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
 * Vert.x that does nothing else. All over plain HTTP, as behind a proxy that TLS ends at, or all over TLS 1.3 with one key.
 * Run by {@code ./portvakt bench}; its name is not that of
 * a test.
 */
class GatewayBench {

    private static final Logger LOG = Logger.getLogger(GatewayBench.class);
    private static final String SERVICE = "barnehage";
    private static final String EDGE = "edge-east";
    private static final String BARE = "bare";
    private static final String PORTVAKT = "portvakt";
    private static final List<String> JVM = List.of("-Xms256m", "-Xmx256m", "-Xmn128m", "-XX:+UseTransparentHugePages");

    /** Otherwise plain HTTP, as behind a proxy that TLS ends at. */
    private static final boolean TLS = Boolean.getBoolean("portvakt.bench.tls");

    /** The upstream's port, where the gateway is only to stand there. */
    private static final int STANDING = Integer.getInteger("portvakt.bench.standing", 0);

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final List<AutoCloseable> running = new ArrayList<>();

    @AfterEach
    void stop() throws Exception {
        for (var one : running.reversed()) {
            one.close();
        }
        profiles().ifPresent(GatewayBench::draw);
        Waiting.on(vertx.close());
    }

    private <T extends AutoCloseable> T closing(T one) {
        running.add(one);
        return one;
    }

    /** For another load generator, until this process is ended. Its upstream is somebody else's. */
    private void stand(Site site) {
        var settings = Standing.at(folder);
        var target = portvakt(site, STANDING, Standing.SERVICE, Standing.DOMAIN, settings);
        LOG.infof(
                "portvakt stands at %s; its process, its port, and the header that shows who is logged in:",
                target.url(Rounds.SMALL));
        LOG.infof(
                "EXT_PID=%d EXT_PORT=%d EXT_HDR='Cookie: %s'",
                target.process().pid(), target.port(), target.headers().get("Cookie"));
        while (target.process().isAlive()) {
            Cores.letOthersGoFirst(site.processes());
            target.process()
                    .onExit()
                    .completeOnTimeout(target.process(), 10, TimeUnit.SECONDS)
                    .join();
        }
    }

    @Test
    void measures() {
        Cores.takeTheLoads();
        var rounds = Boolean.getBoolean("portvakt.bench.quick") ? Rounds.quick() : Rounds.whole();
        var site = closing(new Site(folder, Site.LONG_LIFE, Cores.byItself(), EDGE));
        Cores.letOthersGoFirst(site.processes());
        int upstream = FreePorts.next();
        closing(Nginx.upstream(folder, upstream));
        if (STANDING > 0) {
            stand(site);
            return;
        }
        var targets = List.of(direct(site), nginx(site, upstream), bare(site, upstream), portvakt(site, upstream));

        var steady = closing(new SteadyRate(vertx));
        var figures =
                rounds.run(targets, new Wrk(folder), steady, () -> Cores.letOthersGoFirst(site.processes()), LOG::info);

        LOG.infof("a core for the load and one for the target: %s%n%s", Cores.areApart(), figures.table(BARE));
        Optional.ofNullable(System.getProperty("portvakt.bench.json"))
                .filter(path -> !path.isBlank())
                .ifPresent(path -> figures.write(Path.of(path)));
    }

    private static Optional<Path> profiles() {
        return Optional.ofNullable(System.getProperty("portvakt.bench.profile"))
                .filter(path -> !path.isBlank())
                .map(Path::of);
    }

    /** Of every recording that was left, once its JVM has ended. */
    private static void draw(Path folder) {
        for (var name : List.of(BARE, PORTVAKT)) {
            var recording = folder.resolve(name + ".jfr");
            if (Files.isReadable(recording)) {
                FlameGraph.of(recording).write(folder.resolve(name + ".svg"), name);
            }
        }
    }

    /** The same for both; a recording besides, where one was asked for. */
    private static List<String> jvm(String target) {
        List<String> options = new ArrayList<>(JVM);
        options.addAll(Cores.jvm());
        profiles()
                .ifPresent(path -> options.addAll(List.of(
                        "-XX:StartFlightRecording:settings=profile,jdk.CPUTimeSample#enabled=true,filename=" + path
                                + "/" + target + ".jfr",
                        "-XX:FlightRecorderOptions:stackdepth=256",
                        "-XX:+UnlockDiagnosticVMOptions",
                        "-XX:+DebugNonSafepoints")));
        return List.copyOf(options);
    }

    private static Optional<TestCertificates.Pair> tls(Site site) {
        return Optional.of(site.server()).filter(pair -> TLS);
    }

    private Target direct(Site site) {
        int port = FreePorts.next();
        var nginx = closing(Nginx.direct(folder, port, tls(site)));
        return new Target("direct", TLS, false, port, Map.of(), nginx.process());
    }

    private Target nginx(Site site, int upstream) {
        int port = FreePorts.next();
        var nginx = closing(Nginx.proxy(folder, port, upstream, tls(site)));
        return new Target("nginx", TLS, false, port, Map.of(), nginx.process());
    }

    /** With the same JVM, the same options and the same libraries as the gateway. */
    private Target bare(Site site, int upstream) {
        int port = FreePorts.next();
        List<String> command = new ArrayList<>(Cores.all());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm(BARE));
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "-Djava.net.preferIPv4Stack=true",
                "-cp",
                classPath(),
                BareProxy.class.getName(),
                Integer.toString(port),
                Integer.toString(upstream)));
        tls(site)
                .ifPresent(pair -> command.addAll(
                        List.of(pair.certificate().toString(), pair.key().toString())));
        try {
            var process = new ProcessBuilder(command).inheritIO().start();
            running.add(() -> {
                process.destroy();
                process.waitFor();
            });
            return new Target(BARE, TLS, true, port, Map.of(), process.toHandle());
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
        return portvakt(site, upstream, SERVICE, "localhost", Map.of());
    }

    private Target portvakt(Site site, int upstream, String service, String domain, Map<String, String> more) {
        var idp = closing(new FakeIdp());
        var settings = new HashMap<>(site.edge(EDGE, upstream));
        settings.keySet().removeIf(key -> key.startsWith("portvakt.upstream."));
        settings.put("portvakt.upstream." + service + ".url", "http://127.0.0.1:" + upstream);
        settings.putAll(Site.limitsForACrowd());
        settings.putAll(site.loggingInAt(idp));
        settings.put("portvakt.listener.tls", TLS ? "here" : "at-proxy");
        settings.put("portvakt.listener.trusted-proxies", "127.0.0.0/8");
        settings.putAll(more);
        int port = Integer.parseInt(Optional.ofNullable(settings.get("portvakt.listener.public-port"))
                .orElseThrow());
        var edge = closing(GatewayProcess.start(EDGE, folder, settings, Cores.all(), jvm(PORTVAKT)));
        await().atMost(Duration.ofMinutes(1)).until(() -> edge.isListening() && edge.isHealthy());
        var host = service + "." + domain + ":" + port;
        var cookie = new Visitor(TLS ? new Browser(vertx, port) : Browser.plain(vertx, port, domain), idp)
                .logIn(service, "https://" + host + Rounds.SMALL);
        return new Target(
                "portvakt",
                TLS,
                true,
                port,
                Map.of("Host", host, "Cookie", cookie, "Origin", "https://" + host),
                edge.handle());
    }
}
