package no.portvakt.gateway.console.decisions;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.SortedMap;
import no.portvakt.profiles.simulate.Effect;
import no.portvakt.profiles.simulate.SimulationReport;
import no.portvakt.profiles.simulate.Tally;

/** A report of a simulation as it is kept beside a proposal and given to the console's pages. */
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
        report.first().ifPresent(first -> root.put("first", first.toString()));
        report.last().ifPresent(last -> root.put("last", last.toString()));
        return root.toString();
    }

    private static ObjectNode tallies(SortedMap<?, Tally> rows) {
        var object = JSON.createObjectNode();
        rows.forEach((key, row) -> object.set(key.toString(), tally(row)));
        return object;
    }

    /** {@code {"requests": {"step-up": 7, …}, "persons": {"step-up": 3, …}}}, every effect named. */
    private static ObjectNode tally(Tally tally) {
        var object = JSON.createObjectNode();
        var requests = object.putObject("requests");
        var persons = object.putObject("persons");
        for (var effect : Effect.values()) {
            var name = effect.name().toLowerCase(Locale.ROOT).replace('_', '-');
            requests.put(name, tally.requests(effect));
            persons.put(name, tally.persons(effect));
        }
        return object;
    }
}
