package no.portvakt.gateway.console.pages;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import no.portvakt.gateway.console.decisions.ReportJson;
import no.portvakt.gateway.console.life.SimulationResult;
import no.portvakt.profiles.simulate.Effect;
import no.portvakt.profiles.simulate.LeftOpen;
import no.portvakt.profiles.simulate.SimulationReport;
import no.portvakt.profiles.simulate.Tally;

/**
 * What a simulation found: in all, by service, by hour and by log-in method, each as figures and as a drawing of them.
 *
 * @param bars all requests by what would become of them
 * @param hours empty where nothing would have changed
 * @param open why some requests cannot be decided, and how many
 */
public record SimulationView(
        String id,
        String summary,
        List<Bar> bars,
        String words,
        Optional<HourChart> hours,
        List<FigureTable> tables,
        List<String> open) {

    /** What would have changed, in the order in which it is shown. */
    static final List<Effect> KINDS = List.of(Effect.STEP_UP, Effect.REFUSED, Effect.PERMITTED, Effect.UNDECIDABLE);

    private static final int LONGEST = 300;
    private static final int BAR_HEIGHT = 34;

    public SimulationView {
        bars = List.copyOf(bars);
        tables = List.copyOf(tables);
        open = List.copyOf(open);
    }

    static SimulationView of(SimulationResult result, Visit visit) {
        var report = ReportJson.read(result.report());
        var words = visit.words();
        var bars = bars(report.total(), visit);
        boolean changes = changed(report.total()) > 0;
        return new SimulationView(
                result.id().toString(),
                words.of(
                        "simulated",
                        Figures.of(report.total().allRequests(), visit.language()),
                        Figures.of(report.persons(), visit.language()),
                        Moments.of(result.runAt(), visit.language())),
                bars,
                bars.stream().map(bar -> bar.label() + ": " + bar.value()).collect(Collectors.joining(", ")),
                changes ? Optional.of(HourChart.of(report.byHour(), visit)) : Optional.empty(),
                changes ? tables(report, visit) : List.of(),
                open(report, visit));
    }

    private static List<Bar> bars(Tally total, Visit visit) {
        var effects = List.of(Effect.UNCHANGED, Effect.STEP_UP, Effect.REFUSED, Effect.PERMITTED, Effect.UNDECIDABLE);
        long most =
                Math.max(1, effects.stream().mapToLong(total::requests).max().orElse(1));
        return effects.stream()
                .map(effect -> new Bar(
                        word(effect),
                        visit.words().of("simulated." + word(effect)),
                        figure(total, effect, visit),
                        (int) (total.requests(effect) * LONGEST / most),
                        effects.indexOf(effect) * BAR_HEIGHT))
                .toList();
    }

    private static List<FigureTable> tables(SimulationReport report, Visit visit) {
        return List.of(
                table("etter-tjeneste", "byService", "service", report.byService(), visit),
                table("etter-innlogging", "byLoginMethod", "loginMethod", methods(report, visit), visit));
    }

    private static SortedMap<String, Tally> methods(SimulationReport report, Visit visit) {
        return report.byLoginMethod().entrySet().stream()
                .collect(Collectors.toMap(
                        row -> LoginMethodWords.of(row.getKey(), visit.words()),
                        Map.Entry::getValue,
                        (one, other) -> one,
                        java.util.TreeMap::new));
    }

    /** The rows in which something would have changed, most first. */
    private static FigureTable table(String id, String title, String first, SortedMap<?, Tally> tallies, Visit visit) {
        var rows = tallies.entrySet().stream()
                .filter(row -> changed(row.getValue()) > 0)
                .sorted((one, other) -> Long.compare(changed(other.getValue()), changed(one.getValue())))
                .toList();
        var bars = FigureTable.bars(
                rows.stream().map(Map.Entry::getValue).toList(),
                KINDS.stream()
                        .map(kind -> new FigureTable.Kind<Tally>(word(kind), tally -> tally.requests(kind)))
                        .toList());
        return new FigureTable(
                id,
                visit.words().of(title),
                visit.words().of(first),
                columns(visit),
                rows.stream()
                        .map(row -> new FigureTable.Row(
                                String.valueOf(row.getKey()),
                                KINDS.stream()
                                        .map(kind -> figure(row.getValue(), kind, visit))
                                        .toList(),
                                bars.get(rows.indexOf(row))))
                        .toList());
    }

    private static List<FigureTable.Column> columns(Visit visit) {
        return KINDS.stream()
                .map(kind -> new FigureTable.Column(word(kind), visit.words().of("simulated." + word(kind))))
                .toList();
    }

    private static List<String> open(SimulationReport report, Visit visit) {
        return Arrays.stream(LeftOpen.values())
                .filter(why -> report.leftOpen().getOrDefault(why, 0L) > 0)
                .map(why -> visit.words()
                        .of(
                                "leftOpen." + why.name().toLowerCase(Locale.ROOT),
                                Figures.of(report.leftOpen().getOrDefault(why, 0L), visit.language())))
                .toList();
    }

    /** What the columns are, for the table of hours. */
    public List<FigureTable.Column> columns() {
        return tables.isEmpty() ? List.of() : tables.getFirst().columns();
    }

    public int height() {
        return bars.size() * BAR_HEIGHT;
    }

    /** Requests, and persons where they are known: {@code 90 (40 personer)}. */
    static String figure(Tally tally, Effect effect, Visit visit) {
        var requests = Figures.of(tally.requests(effect), visit.language());
        return tally.persons(effect) == 0
                ? requests
                : visit.words().of("withPersons", requests, Figures.of(tally.persons(effect), visit.language()));
    }

    static long changed(Tally tally) {
        return tally.allRequests() - tally.requests(Effect.UNCHANGED);
    }

    static String word(Effect effect) {
        return effect.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** One outcome. */
    public record Bar(String kind, String label, String value, int width, int y) {}
}
