package no.portvakt.demo.chromium;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import no.portvakt.demo.WholeSystem;
import no.portvakt.demo.clients.NodeSamlPortal;
import no.portvakt.demo.clients.SamlLoad;
import no.portvakt.demo.clients.SamlPortal;
import no.portvakt.demo.machine.Port;
import org.junit.jupiter.api.Test;

/**
 * How many SAML log-ins a second for somebody who is logged in: a signed request is read and verified, and a response is
 * signed, with an assertion that is signed and encrypted; by the gateway, and by Keycloak itself for the same portal, in
 * turn. By hand: {@code ./portvakt bench saml}.
 */
class SamlBench {

    private static final int WARM = 2_000;
    private static final int LOGINS = 600;
    private static final int ROUNDS = 3;
    private static final int AT_ONCE = 4;
    private static final double PER = 1_000;

    /** One measure: log-ins a second, and processor seconds of the provider for a thousand assertions. */
    private record Measure(double perSecond, double cpuSecondsPerThousand) {}

    @Test
    void saml() throws Exception {
        var system = WholeSystem.system();
        try (var node = NodeSamlPortal.start(system, SamlPortal.LOWER);
                var chromium = new Chromium()) {
            var targets = List.of(
                    SamlLoad.atGateway(system, SamlPortal.LOWER, session(chromium, node)),
                    SamlLoad.atKeycloak(system, SamlPortal.LOWER));
            var measures = List.<List<Measure>>of(new ArrayList<>(), new ArrayList<>());
            for (var target : targets) {
                measure(target, WARM);
            }
            for (int round = 0; round < ROUNDS; round++) {
                for (int i = 0; i < targets.size(); i++) {
                    var measure = measure(targets.get(i), LOGINS);
                    measures.get(i).add(measure);
                    say(targets.get(i).name(), measure);
                }
            }
            for (int i = 0; i < targets.size(); i++) {
                say("median of " + targets.get(i).name(), median(measures.get(i)));
            }
            write(Map.of(
                    targets.get(0).name(), measures.get(0),
                    targets.get(1).name(), measures.get(1)));
        }
    }

    /** She logs in by card, and what shows it at the log-in host. */
    private static String session(Chromium chromium, NodeSamlPortal node) {
        var system = WholeSystem.system();
        var citizen = WholeSystem.office().enrol();
        var login = system.ports().origin("login");
        try (var window =
                chromium.open("https://login.localhost:" + system.ports().of(Port.PKI), Optional.of(citizen.card()))) {
            window.goUntil(node.at("/login"), login + "/realms/");
            window.identify(citizen);
            window.typeCode(citizen.code(window.askedCode()));
            window.arrive(node.at("/me"));
            return window.cookies(login.toString());
        }
    }

    private static Measure measure(SamlLoad target, int logIns) throws Exception {
        var requests = IntStream.range(0, logIns)
                .mapToObj(_ -> target.request())
                .<Callable<Boolean>>map(request -> () -> target.isAnswered(request))
                .toList();
        var before = target.cpu();
        var begun = Instant.now();
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (var done : threads.invokeAll(requests)) {
                assertThat(done.get()).isTrue();
            }
        }
        var took = Duration.between(begun, Instant.now());
        var cpu = target.cpu().minus(before);
        return new Measure(logIns * PER / took.toMillis(), cpu.toMillis() / PER * PER / logIns);
    }

    private static Measure median(List<Measure> measures) {
        return new Measure(
                measures.stream().mapToDouble(Measure::perSecond).sorted().toArray()[measures.size() / 2],
                measures.stream()
                        .mapToDouble(Measure::cpuSecondsPerThousand)
                        .sorted()
                        .toArray()[measures.size() / 2]);
    }

    private static void say(String who, Measure measure) {
        System.getLogger("SamlBench")
                .log(
                        Level.INFO,
                        "SamlBench: {0}: {1} log-ins/s, {2} CPU seconds for 1 000 assertions",
                        who,
                        "%.0f".formatted(measure.perSecond()),
                        "%.2f".formatted(measure.cpuSecondsPerThousand()));
    }

    private static void write(Map<String, List<Measure>> measures) throws IOException {
        var file = System.getProperty("portvakt.bench.json", "");
        if (!file.isEmpty()) {
            Files.writeString(Path.of(file), new ObjectMapper().writeValueAsString(measures));
        }
    }
}
