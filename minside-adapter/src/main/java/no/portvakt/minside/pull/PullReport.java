package no.portvakt.minside.pull;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What one run came to.
 *
 * @param counts how many cases had each end
 * @param stopped why it ended early, in one word
 */
public record PullReport(Map<End, Integer> counts, Optional<String> stopped) {

    public PullReport {
        counts = Map.copyOf(counts);
    }

    public int count(End end) {
        return counts.getOrDefault(end, 0);
    }

    /** For a log: {@code 3 unchanged, 1 moved}. */
    @Override
    public String toString() {
        var ends = new EnumMap<End, Integer>(End.class);
        ends.putAll(counts);
        var told = ends.entrySet().stream()
                .map(end -> end.getValue() + " " + end.getKey().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return told + stopped.map(why -> "; stopped: " + why).orElse("");
    }

    /** How a question for a case can end. */
    public enum End {
        UNCHANGED,
        SAME,
        MOVED,
        SET_ASIDE,
        QUARANTINED,
        ABSENT,
        FAILED,
        /** Found by its date, and not ours to ask for. */
        OTHERS
    }
}
