package no.portvakt.demo.bench;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import no.portvakt.demo.processes.BrokerSystem;
import no.portvakt.demo.simulators.SlowRegisters;
import no.portvakt.trust.identity.NationalId;

/** A form filled in from three sources, beside the slowest of them asked alone. */
final class PrefillBench {

    private static final Duration SLOWEST = Duration.ofMillis(120);
    private static final Map<String, Duration> DELAYS =
            Map.of("folkeregister", Duration.ofMillis(80), "krr", Duration.ofMillis(40), "oppad", SLOWEST);
    private static final int AT_ONCE = 4;
    private static final double GOAL = 1.1;

    private final BrokerSystem system;
    private final List<NationalId> citizens;
    private final int times;

    PrefillBench(BrokerSystem system, List<NationalId> citizens, int times) {
        this.system = system;
        this.citizens = citizens;
        this.times = times;
    }

    Comparison run() {
        var tables = new Tables(system.database());
        try (var _ = SlowRegisters.start(system.registersPort(), DELAYS);
                var asking = new Asking(AT_ONCE)) {
            asking.ask(times, this::form);
            asking.ask(times, _ -> slowestAlone());
            long before = tables.count("access_entry");
            var ours = Percentile.p95(asking.ask(times, this::form));
            var theirs = Percentile.p95(asking.ask(times, _ -> slowestAlone()));
            long looked = tables.count("access_entry") - before;
            double ratio = (double) ours.toNanos() / theirs.toNanos();
            return new Comparison(
                    "a form from three sources, p95, beside the slowest source alone",
                    ours.toNanos() / 1e6,
                    theirs.toNanos() / 1e6,
                    "ms",
                    ratio,
                    "at most 1.1",
                    ratio <= GOAL && looked == (long) DELAYS.size() * times,
                    Map.of("access_entry", looked));
        }
    }

    private HttpRequest.Builder form(int number) {
        return HttpRequest.newBuilder(system.adapter("/api/minside/v1/prefill/barnehage"))
                .header("Authorization", "Bearer " + system.identity(citizens.get(number % citizens.size())));
    }

    private HttpRequest.Builder slowestAlone() {
        return HttpRequest.newBuilder(system.registers(SlowRegisters.PATHS.getOrDefault("oppad", "")))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}"));
    }
}
