package no.portvakt.gateway.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What all rounds gave, told as medians and as ratios to one of the targets. Not thread-safe. */
final class Figures {

    private static final double NONE = Double.NaN;

    private final Map<String, Map<Measure, List<Double>>> byTarget = new LinkedHashMap<>();

    /** One column. */
    enum Measure {
        RPS("rps", "GET 1 KiB/s", 0),
        CPU("cpu_s_per_10k", "CPU s/10k", 3),
        P50("p50_us", "p50 µs", 0),
        P99("p99_us", "p99 µs", 0),
        POST_RPS("post_rps", "POST 1 KiB/s", 0),
        POST_CPU("post_cpu_s_per_10k", "CPU s/10k", 3),
        BIG_MIB("big_mib_per_s", "100 MiB: MiB/s", 0),
        BIG_CPU("big_cpu_s_per_gib", "CPU s/GiB", 2),
        RSS("rss_mib", "RSS MiB", 0);

        private final String key;
        private final String heading;
        private final int decimals;

        Measure(String key, String heading, int decimals) {
            this.key = key;
            this.heading = heading;
            this.decimals = decimals;
        }
    }

    void add(String target, Measure measure, double value) {
        byTarget.computeIfAbsent(target, name -> new EnumMap<>(Measure.class))
                .computeIfAbsent(measure, column -> new ArrayList<>())
                .add(value);
    }

    double median(String target, Measure measure) {
        var values = Optional.ofNullable(byTarget.get(target))
                .flatMap(columns -> Optional.ofNullable(columns.get(measure)))
                .orElse(List.of())
                .stream()
                .sorted()
                .toList();
        return values.isEmpty() ? NONE : values.get(values.size() / 2);
    }

    /** The table as it is printed; ratios to the named target below. */
    String table(String reference) {
        var lines = new ArrayList<String>();
        lines.add(row("", Measure.values(), measure -> measure.heading));
        byTarget.keySet().forEach(target -> lines.add(row(target, Measure.values(), measure -> text(target, measure))));
        byTarget.keySet().stream()
                .filter(target -> !target.equals(reference))
                .forEach(target -> lines.add(row(target + " : " + reference, Measure.values(), measure -> "%.2f"
                        .formatted(median(target, measure) / median(reference, measure)))));
        return String.join("\n", lines);
    }

    private String text(String target, Measure measure) {
        return String.format(Locale.ROOT, "%." + measure.decimals + "f", median(target, measure));
    }

    private static String row(String first, Measure[] measures, java.util.function.Function<Measure, String> text) {
        return "%-18s".formatted(first)
                + java.util.Arrays.stream(measures)
                        .map(measure -> "%" + Math.max(9, measure.heading.length() + 2) + "s")
                        .map(String::valueOf)
                        .collect(Collectors.joining())
                        .formatted(java.util.Arrays.stream(measures).map(text).toArray());
    }

    /** The medians, by target and key. */
    void write(Path file) {
        var json = new ObjectMapper();
        ObjectNode all = json.createObjectNode();
        byTarget.forEach((target, columns) -> {
            var one = all.putObject(target);
            columns.keySet().forEach(measure -> one.put(measure.key, median(target, measure)));
        });
        try {
            json.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), all);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot write " + file, broken);
        }
    }
}
