package no.portvakt.gateway.console.pages;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import no.portvakt.profiles.level.SecurityLevel;

/**
 * How many services stand on each level, drawn as bars. The same numbers stand in words, which is what a screen reader
 * reads.
 */
public record LevelChart(List<Bar> bars, String words) {

    private static final int LONGEST = 420;
    private static final int BAR_HEIGHT = 34;

    public LevelChart {
        bars = List.copyOf(bars);
    }

    static LevelChart of(Collection<SecurityLevel> levels, Words words) {
        var counts = Arrays.stream(SecurityLevel.values())
                .mapToInt(level -> (int) levels.stream().filter(level::equals).count())
                .toArray();
        int most = Math.max(1, Arrays.stream(counts).max().orElse(1));
        var bars = Arrays.stream(SecurityLevel.values())
                .map(level -> new Bar(
                        level.number(),
                        words.of("level" + level.number()),
                        counts[level.number()],
                        counts[level.number()] * LONGEST / most,
                        level.number() * BAR_HEIGHT))
                .toList();
        return new LevelChart(
                bars,
                String.join(
                        ", ",
                        bars.stream()
                                .map(bar -> bar.label() + ": " + bar.count())
                                .toList()));
    }

    public int height() {
        return bars.size() * BAR_HEIGHT;
    }

    /** One level. */
    public record Bar(int level, String label, int count, int width, int y) {}
}
