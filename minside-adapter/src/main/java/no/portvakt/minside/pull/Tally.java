package no.portvakt.minside.pull;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What a run has come to so far. Of one thread. */
final class Tally {

    private final Map<PullReport.End, Integer> counts = new EnumMap<>(PullReport.End.class);
    private Optional<String> stopped = Optional.empty();

    void count(PullReport.End end) {
        counts.merge(end, 1, Integer::sum);
    }

    void stop(String why) {
        stopped = Optional.of(why);
    }

    boolean isStopped() {
        return stopped.isPresent();
    }

    PullReport report() {
        return new PullReport(counts, stopped);
    }
}
