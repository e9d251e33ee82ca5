package no.portvakt.gateway.bench;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * The same things asked of every target in turn, over and over, so that what the machine does besides meets them all.
 *
 * @param warm how long a JVM is driven before anything counts, with all cores, since its compilers need one
 * @param each how long each measure takes
 */
record Rounds(int count, Duration warm, Duration each) {

    static final String SMALL = "/k1";
    static final String BIG = "/files/100m";

    private static final int CONNECTIONS = 64;
    private static final int BIG_CONNECTIONS = 4;
    private static final int STEADY = 1_000;
    private static final double MIB_EACH = 100;
    private static final double BIG_PER_GIB = 10.24;
    private static final double A_UNIT = 10_000;

    /** A look. */
    static Rounds quick() {
        return new Rounds(3, Duration.ofSeconds(25), Duration.ofSeconds(2));
    }

    /** What a document may cite. */
    static Rounds whole() {
        return new Rounds(5, Duration.ofSeconds(90), Duration.ofSeconds(5));
    }

    Figures run(List<Target> targets, Wrk wrk, SteadyRate steady, Consumer<String> progress) {
        for (var target : targets) {
            progress.accept("warming " + target.name());
            var driven = target.jvm() ? warm : each;
            wrk.get(target, SMALL, CONNECTIONS, driven);
            wrk.post(target, SMALL, CONNECTIONS, driven.dividedBy(2));
            wrk.get(target, BIG, BIG_CONNECTIONS, each);
            steady.run(target, SMALL, STEADY, each);
            Cores.pin(target.process());
            wrk.get(target, SMALL, CONNECTIONS, each);
        }
        var figures = new Figures();
        for (int round = 1; round <= count; round++) {
            for (var target : targets) {
                progress.accept("round %d of %d: %s".formatted(round, count, target.name()));
                measure(target, wrk, steady, figures);
            }
        }
        return figures;
    }

    private void measure(Target target, Wrk wrk, SteadyRate steady, Figures figures) {
        var get = wrk.get(target, SMALL, CONNECTIONS, each);
        figures.add(target.name(), Figures.Measure.RPS, get.perSecond());
        figures.add(target.name(), Figures.Measure.CPU, get.cpuPerTenThousand());
        var latency = steady.run(target, SMALL, STEADY, each);
        figures.add(target.name(), Figures.Measure.P50, (double) latency.p50());
        figures.add(target.name(), Figures.Measure.P99, (double) latency.p99());
        var post = wrk.post(target, SMALL, CONNECTIONS, each);
        figures.add(target.name(), Figures.Measure.POST_RPS, post.perSecond());
        figures.add(target.name(), Figures.Measure.POST_CPU, post.cpuPerTenThousand());
        var big = wrk.get(target, BIG, BIG_CONNECTIONS, each);
        figures.add(target.name(), Figures.Measure.BIG_MIB, big.perSecond() * MIB_EACH);
        figures.add(target.name(), Figures.Measure.BIG_CPU, big.cpuPerTenThousand() / A_UNIT * BIG_PER_GIB);
        figures.add(target.name(), Figures.Measure.RSS, (double) target.residentMib());
    }
}
