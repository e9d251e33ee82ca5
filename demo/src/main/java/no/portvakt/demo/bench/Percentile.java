package no.portvakt.demo.bench;

import java.time.Duration;
import java.util.List;

/** What all but one in twenty stay below. */
final class Percentile {

    private static final double MOST = 0.95;

    private Percentile() {}

    static Duration p95(List<Duration> taken) {
        var sorted = taken.stream().sorted().toList();
        return sorted.get((int) Math.ceil(MOST * sorted.size()) - 1);
    }
}
