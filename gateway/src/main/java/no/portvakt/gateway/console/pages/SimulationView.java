package no.portvakt.gateway.console.pages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import no.portvakt.gateway.console.life.SimulationResult;

/** What a simulation found, as numbers and as bars; the same numbers in words are what a screen reader reads. */
public record SimulationView(String id, String summary, List<Bar> bars, String words) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 360;
    private static final int BAR_HEIGHT = 34;

    public SimulationView {
        bars = List.copyOf(bars);
    }

    static SimulationView of(SimulationResult result, Visit visit) {
        var words = visit.words();
        var report = read(result.report());
        var counts = Stream.of("unchanged", "step-up", "refused", "permitted", "undecidable")
                .map(kind -> new Count(kind, requests(report, kind)))
                .toList();
        long most = Math.max(1, counts.stream().mapToLong(Count::requests).max().orElse(1));
        var bars = Stream.iterate(0, index -> index < counts.size(), index -> index + 1)
                .map(index -> counts.get(index).bar(words, most, index * BAR_HEIGHT))
                .toList();
        return new SimulationView(
                result.id().toString(),
                words.of(
                        "simulated",
                        Long.toString(counts.stream().mapToLong(Count::requests).sum()),
                        Moments.of(result.runAt(), visit.language())),
                bars,
                String.join(
                        ", ",
                        bars.stream()
                                .map(bar -> bar.label() + ": " + bar.value())
                                .toList()));
    }

    private static long requests(JsonNode report, String kind) {
        var effect = kind.toUpperCase(Locale.ROOT).replace('-', '_');
        return report.path("total").path("requests").path(effect).asLong();
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a simulation that cannot be read", broken);
        }
    }

    public int height() {
        return bars.size() * BAR_HEIGHT;
    }

    private record Count(String kind, long requests) {

        Bar bar(Words words, long most, int y) {
            return new Bar(
                    kind, words.of("simulated." + kind), Long.toString(requests), (int) (requests * LONGEST / most), y);
        }
    }

    /** One outcome. */
    public record Bar(String kind, String label, String value, int width, int y) {}
}
