package no.portvakt.gateway.bench;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * The same things asked of every target in turn, over and over, so that what the machine does besides meets them all.
 *
 * @param warm about how long a JVM is driven before anything counts, with all cores, since its compilers need one
 * @param each how long each measure takes
 */
record Rounds(int count, Duration warm, Duration each) {

    /** A compiler throws away what it made when code meets what it had not met before; so everything is met several times. */
    private static final int PASSES = 5;

    static final String SMALL = "/k1";
    static final String BIG = "/files/100m";

    private static final int CONNECTIONS = 64;
    private static final int BIG_CONNECTIONS = 4;
    private static final int STEADY = 1_000;
    private static final double MIB_PER_GIB = 1_024;
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    /** A look. */
    static Rounds quick() {
        return new Rounds(3, Duration.ofSeconds(50), Duration.ofSeconds(2));
    }

    /** What a document may cite. */
    static Rounds whole() {
        return new Rounds(5, Duration.ofSeconds(150), Duration.ofSeconds(5));
    }

    /** @param beforeRound is run each time before the targets are measured in turn */
    Figures run(List<Target> targets, Wrk wrk, SteadyRate steady, Runnable beforeRound, Consumer<String> progress) {
        for (var target : targets) {
            progress.accept("warming " + target.name());
            warmUp(target, wrk, steady);
            Cores.pin(target.process());
            wrk.get(target, SMALL, CONNECTIONS, each);
        }
        var figures = new Figures();
        for (int round = 1; round <= count; round++) {
            beforeRound.run();
            for (var target : targets) {
                progress.accept("round %d of %d: %s".formatted(round, count, target.name()));
                measure(target, wrk, steady, figures);
            }
        }
        return figures;
    }

    private void warmUp(Target target, Wrk wrk, SteadyRate steady) {
        var half = target.jvm() ? warm.dividedBy(2L * PASSES) : A_SECOND;
        for (int pass = 0; pass < (target.jvm() ? PASSES : 1); pass++) {
            wrk.get(target, SMALL, CONNECTIONS, half);
            wrk.post(target, SMALL, CONNECTIONS, half.dividedBy(2));
            wrk.get(target, BIG, BIG_CONNECTIONS, half.dividedBy(2));
            steady.run(target, SMALL, STEADY, A_SECOND);
        }
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
        figures.add(target.name(), Figures.Measure.BIG_MIB, big.mibRead() / each.toSeconds());
        figures.add(target.name(), Figures.Measure.BIG_CPU, big.cpuSeconds() / (big.mibRead() / MIB_PER_GIB));
        figures.add(target.name(), Figures.Measure.RSS, (double) target.residentMib());
    }
}
