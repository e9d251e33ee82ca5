package no.portvakt.gateway.console.pages;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import no.portvakt.gateway.console.officers.Language;
import no.portvakt.profiles.simulate.Effect;
import no.portvakt.profiles.simulate.Tally;

/**
 * When something would have been different: a column for each hour, or for each day where there are too many hours. Only
 * what would have changed is drawn; the same figures stand in {@code rows}.
 *
 * @param words the chart in one sentence, which is what a screen reader reads
 * @param highest what the top line of the chart stands for
 */
public record HourChart(String words, String highest, List<Bar> columns, List<Tick> ticks, List<Row> rows) {

    static final int WIDTH = 720;
    static final int HEIGHT = 160;

    private static final Duration MOST_HOURS = Duration.ofDays(14);
    private static final int MOST_TICKS = 8;

    /** An hour is never drawn wider than it would be in a day. */
    private static final int FEWEST_SLOTS = 24;

    public HourChart {
        columns = List.copyOf(columns);
        ticks = List.copyOf(ticks);
        rows = List.copyOf(rows);
    }

    public int width() {
        return WIDTH;
    }

    public int height() {
        return HEIGHT;
    }

    /** A part of a column. */
    public record Bar(String kind, String x, String width, int y, int height) {}

    /** A day on the time axis. */
    public record Tick(String x, String label) {}

    /** One hour or day in figures. */
    public record Row(String when, List<String> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    static HourChart of(SortedMap<Instant, Tally> byHour, Visit visit) {
        boolean days = !byHour.isEmpty()
                && Duration.between(byHour.firstKey(), byHour.lastKey()).compareTo(MOST_HOURS) > 0;
        var steps = steps(byHour, days);
        long most = Math.max(
                1,
                steps.values().stream().mapToLong(SimulationView::changed).max().orElse(1));
        var first = steps.firstKey();
        var unit = days ? ChronoUnit.DAYS : ChronoUnit.HOURS;
        long slots = Math.max(FEWEST_SLOTS, unit.between(first, steps.lastKey()) + 1);
        double wide = (double) WIDTH / slots;
        List<Bar> columns = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        for (var step : steps.entrySet()) {
            columns.addAll(column(step.getValue(), unit.between(first, step.getKey()) * wide, wide, most));
            if (SimulationView.changed(step.getValue()) > 0) {
                rows.add(new Row(
                        label(step.getKey(), days, visit.language()),
                        SimulationView.KINDS.stream()
                                .map(kind -> SimulationView.figure(step.getValue(), kind, visit))
                                .toList()));
            }
        }
        return new HourChart(
                words(steps, days, visit),
                Figures.of(most, visit.language()),
                columns,
                ticks(first, steps.lastKey(), unit, wide, visit.language()),
                rows);
    }

    /** In Norwegian time; the hour that comes twice in October is one. */
    private static TreeMap<LocalDateTime, Tally> steps(SortedMap<Instant, Tally> byHour, boolean days) {
        var steps = new TreeMap<LocalDateTime, Tally>();
        for (var hour : byHour.entrySet()) {
            var local = hour.getKey().atZone(Moments.NORWAY).toLocalDateTime();
            steps.merge(days ? local.truncatedTo(ChronoUnit.DAYS) : local, hour.getValue(), HourChart::both);
        }
        return steps;
    }

    /** Persons of two hours cannot be added, since one may have been there in both. */
    private static Tally both(Tally one, Tally other) {
        var requests = new TreeMap<Effect, Long>(one.requests());
        other.requests().forEach((effect, count) -> requests.merge(effect, count, Long::sum));
        return new Tally(requests, Map.of());
    }

    private static List<Bar> column(Tally tally, double x, double wide, long most) {
        List<Bar> parts = new ArrayList<>();
        long before = 0;
        for (var kind : SimulationView.KINDS) {
            long requests = tally.requests(kind);
            int bottom = HEIGHT - (int) (before * HEIGHT / most);
            before += requests;
            int top = HEIGHT - (int) (before * HEIGHT / most);
            if (requests > 0) {
                int height = Math.max(2, bottom - top);
                parts.add(new Bar(
                        SimulationView.word(kind),
                        decimal(x),
                        decimal(Math.max(1, wide - gap(wide))),
                        bottom - height,
                        height));
            }
        }
        return parts;
    }

    private static double gap(double wide) {
        return wide > 4 ? 1 : 0;
    }

    private static List<Tick> ticks(
            LocalDateTime first, LocalDateTime last, ChronoUnit unit, double wide, Language language) {
        var format = DateTimeFormatter.ofPattern(
                switch (language) {
                    case NB, NN -> "d.M.";
                    case EN -> "d MMM";
                },
                language.locale());
        var from = first.toLocalDate();
        long days = ChronoUnit.DAYS.between(from, last.toLocalDate()) + 1;
        long every = Math.max(1, (days + MOST_TICKS - 1) / MOST_TICKS);
        List<Tick> ticks = new ArrayList<>();
        for (long day = 0; day < days; day += every) {
            LocalDate date = from.plusDays(day);
            double x = Math.max(0, unit.between(first, date.atStartOfDay()) * wide);
            ticks.add(new Tick(decimal(x), format.format(date)));
        }
        return ticks;
    }

    private static String label(LocalDateTime step, boolean days, Language language) {
        var pattern =
                switch (language) {
                    case NB, NN -> days ? "d. MMMM" : "d. MMMM 'kl.'\u00a0HH";
                    case EN -> days ? "d MMMM" : "d MMMM 'at' HH:00";
                };
        return DateTimeFormatter.ofPattern(pattern, language.locale()).format(step);
    }

    private static String words(SortedMap<LocalDateTime, Tally> steps, boolean days, Visit visit) {
        return steps.entrySet().stream()
                .max(Comparator.comparingLong(step -> SimulationView.changed(step.getValue())))
                .filter(step -> SimulationView.changed(step.getValue()) > 0)
                .map(step -> visit.words()
                        .of(
                                "chartWords",
                                Figures.of(
                                        steps.values().stream()
                                                .mapToLong(SimulationView::changed)
                                                .sum(),
                                        visit.language()),
                                label(step.getKey(), days, visit.language()),
                                Figures.of(SimulationView.changed(step.getValue()), visit.language())))
                .orElseGet(() -> visit.words().of("nothingChanges"));
    }

    /** SVG has decimal points, whatever the language. */
    private static String decimal(double value) {
        return Double.toString(Math.round(value * 100) / 100.0);
    }
}
