package no.portvakt.demo.bench;

import java.util.Map;

/**
 * One figure beside the same without us, measured in the same run.
 *
 * @param ratio ours beside theirs
 * @param goal in words
 * @param reached whether it keeps the goal
 * @param counted rows that were counted again afterwards
 */
public record Comparison(
        String what,
        double ours,
        double theirs,
        String unit,
        double ratio,
        String goal,
        boolean reached,
        Map<String, Long> counted) {

    public Comparison {
        counted = Map.copyOf(counted);
    }
}
