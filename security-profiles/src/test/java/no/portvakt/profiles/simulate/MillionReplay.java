package no.portvakt.profiles.simulate;

import static no.portvakt.profiles.simulate.Records.NOON;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.policy.Policy;

/**
 * Replays a million generated decisions on a draft and prints how long it took. Run it from an editor, or through {@code
 * SimulationTest}, which checks what it counts and asserts no time.
 */
final class MillionReplay {

    static final int RECORDS = 1_000_000;
    static final int PERSONS = 40_000;
    private static final int DAYS = 30;

    private static final List<String> PATHS =
            List.of("/", "/*", "/send", "/soknad/*", "/soknad/*/vedlegg", "/*/*", "/*/*/*", "/kvittering/*");

    private MillionReplay() {}

    /** Prints the time of five runs; the first ones also load and compile the program. */
    public static void main(String[] arguments) {
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        for (int run = 1; run <= 5; run++) {
            out.println(timed().describe());
        }
    }

    static Timed timed() {
        var draft = Drafts.catalog(
                "barnehage",
                "path: /**, methods: [GET, POST], level: 3",
                "path: /soknad/**, methods: [POST], level: 3, maxAge: 20m",
                "path: /send, methods: [POST], level: 4");
        var simulation = Simulation.of(Policy.compile(draft), WatchedWords.of(draft));
        var clock = ManagementFactory.getThreadMXBean();
        var started = System.nanoTime();
        var cpu = clock.getCurrentThreadCpuTime();
        var report = simulation.replay(records());
        return new Timed(
                report,
                Duration.ofNanos(System.nanoTime() - started),
                Duration.ofNanos(clock.getCurrentThreadCpuTime() - cpu));
    }

    /** Made while it is read, as a database would hand it over. */
    private static Stream<RecordedDecision> records() {
        var random = new Random(1);
        var service = new ServiceId("barnehage");
        return IntStream.range(0, RECORDS).mapToObj(i -> record(service, random));
    }

    private static RecordedDecision record(ServiceId service, Random random) {
        boolean pki = random.nextInt(10) == 0;
        return new RecordedDecision(
                moment(random),
                service,
                random.nextInt(4) == 0 ? "POST" : "GET",
                PATHS.get(random.nextInt(PATHS.size())),
                "/**",
                pki ? SecurityLevel.HIGH : SecurityLevel.SUBSTANTIAL,
                Optional.of(pki ? "pki" : "pin"),
                Optional.of(Duration.ofSeconds(random.nextInt(3_600))),
                Optional.of("innbygger"),
                Outcome.PERMITTED,
                Optional.empty(),
                Optional.of(new PersonHash("person-" + random.nextInt(PERSONS))));
    }

    private static Instant moment(Random random) {
        return NOON.minusSeconds(random.nextInt(DAYS * 24 * 3_600));
    }

    record Timed(SimulationReport report, Duration took, Duration cpu) {

        String describe() {
            return "%,d decisions of %,d persons replayed in %,d ms, %,d ms of it at work (making them included)"
                    .formatted(report.total().allRequests(), report.persons(), took.toMillis(), cpu.toMillis());
        }
    }
}
