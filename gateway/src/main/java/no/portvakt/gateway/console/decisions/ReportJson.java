package no.portvakt.gateway.console.decisions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.simulate.Effect;
import no.portvakt.profiles.simulate.LeftOpen;
import no.portvakt.profiles.simulate.SimulationReport;
import no.portvakt.profiles.simulate.Tally;

/** A report as it is kept and as the API gives it. What an earlier version of ours did not write is read as nothing. */
public final class ReportJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ReportJson() {}

    public static String write(SimulationReport report) {
        var root = JSON.createObjectNode();
        root.set("total", tally(report.total()));
        root.put("persons", report.persons());
        root.set("byService", tallies(report.byService()));
        root.set("byHour", tallies(report.byHour()));
        root.set("byLoginMethod", tallies(report.byLoginMethod()));
        var leftOpen = root.putObject("leftOpen");
        report.leftOpen().forEach((why, requests) -> leftOpen.put(why.name(), requests.longValue()));
        report.first().ifPresent(first -> root.put("first", first.toString()));
        report.last().ifPresent(last -> root.put("last", last.toString()));
        return root.toString();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalStateException if it cannot be read
     */
    public static SimulationReport read(String written) {
        try {
            var root = JSON.readTree(written);
            Map<LeftOpen, Long> leftOpen = new EnumMap<>(LeftOpen.class);
            for (var why : LeftOpen.values()) {
                if (root.path("leftOpen").has(why.name())) {
                    leftOpen.put(why, root.path("leftOpen").path(why.name()).asLong());
                }
            }
            return new SimulationReport(
                    tally(root.path("total")),
                    root.path("persons").asInt(),
                    tallies(root.path("byService"), ServiceId::new),
                    tallies(root.path("byHour"), Instant::parse),
                    tallies(root.path("byLoginMethod"), Function.identity()),
                    leftOpen,
                    moment(root.path("first")),
                    moment(root.path("last")));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a simulation that cannot be read", broken);
        }
    }

    private static <K> ObjectNode tallies(SortedMap<K, Tally> rows) {
        var written = JSON.createObjectNode();
        rows.forEach((key, tally) -> written.set(key.toString(), tally(tally)));
        return written;
    }

    private static ObjectNode tally(Tally tally) {
        var written = JSON.createObjectNode();
        var requests = written.putObject("requests");
        var persons = written.putObject("persons");
        for (var effect : Effect.values()) {
            requests.put(effect.name(), tally.requests(effect));
            if (tally.persons(effect) > 0) {
                persons.put(effect.name(), tally.persons(effect));
            }
        }
        return written;
    }

    private static <K> SortedMap<K, Tally> tallies(JsonNode rows, Function<String, K> key) {
        var read = new TreeMap<K, Tally>();
        rows.properties().forEach(row -> read.put(key.apply(row.getKey()), tally(row.getValue())));
        return read;
    }

    private static Tally tally(JsonNode written) {
        Map<Effect, Long> requests = new EnumMap<>(Effect.class);
        Map<Effect, Integer> persons = new EnumMap<>(Effect.class);
        for (var effect : Effect.values()) {
            requests.put(effect, written.path("requests").path(effect.name()).asLong());
            if (written.path("persons").has(effect.name())) {
                persons.put(effect, written.path("persons").path(effect.name()).asInt());
            }
        }
        return new Tally(requests, persons);
    }

    private static Optional<Instant> moment(JsonNode written) {
        return written.isTextual() ? Optional.of(Instant.parse(written.textValue())) : Optional.empty();
    }
}
