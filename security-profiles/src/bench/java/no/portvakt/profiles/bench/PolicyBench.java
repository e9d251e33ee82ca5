package no.portvakt.profiles.bench;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import no.portvakt.profiles.decide.AccessDecider;
import no.portvakt.profiles.decide.Decision;
import no.portvakt.profiles.level.Assurance;
import no.portvakt.profiles.policy.Policy;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** What it costs to find the rule for a request and to decide, for 10, 1 000 and 10 000 services. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PolicyBench {

    private static final int REQUESTS = 4096;
    private static final int FEW = 10;
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    @Param({"10", "1000", "10000"})
    private int services;

    /**
     * To how many of the services the requests go: the same few whatever else there is, which shows what the number of
     * services costs; or all of them in turn, which shows what it costs that nobody has asked for a service lately and
     * its rules have left the processor's caches.
     */
    @Param({"few", "all"})
    private String traffic = "few";

    private Policy policy = Policy.compile(Municipality.of(1));
    private String[] hosts = {};
    private String[] paths = {};
    private String[] methods = {};
    private Optional<Assurance> evidence = Optional.empty();
    private Instant now = Instant.EPOCH;
    private int next;

    @Setup
    public void prepare() {
        policy = Policy.compile(Municipality.of(services));
        hosts = new String[REQUESTS];
        paths = new String[REQUESTS];
        methods = new String[REQUESTS];
        for (int i = 0; i < REQUESTS; i++) {
            var request = Municipality.request(i, traffic.equals("few") ? FEW : services);
            hosts[i] = request.host();
            paths[i] = request.path();
            methods[i] = request.method();
        }
        now = Instant.parse("2026-11-22T12:00:00Z");
        evidence = Optional.of(Municipality.strongLogin(now));
        if (!(lookUpAndDecide() instanceof Decision.Permitted)) {
            throw new IllegalStateException("only what is permitted is measured");
        }
    }

    @Benchmark
    public Decision lookUpAndDecide() {
        int i = next++ & (REQUESTS - 1);
        var applied = policy.ruleFor(hosts[i], paths[i], methods[i]);
        return AccessDecider.decide(applied.orElseThrow().demand(), evidence, now);
    }

    /** Runs it, and prints each size as a ratio to the smallest. */
    public static void main(String[] arguments) throws RunnerException {
        var options = new OptionsBuilder()
                .include(PolicyBench.class.getName())
                .forks(1)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(1))
                .jvmArgs("-Xmx1g", "-XX:+UseSerialGC")
                .addProfiler(GCProfiler.class)
                .build();
        print(new Runner(options).run());
    }

    private static void print(Collection<RunResult> results) {
        System.out.println();
        System.out.println("requests to  services  ratio to 10  bytes per operation");
        for (var traffic : List.of("few", "all")) {
            Map<Integer, RunResult> bySize = new TreeMap<>();
            results.stream()
                    .filter(result -> result.getParams().getParam("traffic").equals(traffic))
                    .forEach(result ->
                            bySize.put(Integer.valueOf(result.getParams().getParam("services")), result));
            double smallest = bySize.values().iterator().next().getPrimaryResult().getScore();
            bySize.forEach((size, result) -> {
                var allocated = result.getSecondaryResults().get(ALLOCATED);
                System.out.println(String.format(
                        Locale.ROOT,
                        "%11s  %8d  %11.2f  %19.3f",
                        traffic,
                        size,
                        result.getPrimaryResult().getScore() / smallest,
                        allocated == null ? Double.NaN : allocated.getScore()));
            });
        }
    }
}
