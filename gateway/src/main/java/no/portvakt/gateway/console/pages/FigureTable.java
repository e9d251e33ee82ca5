package no.portvakt.gateway.console.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Figures in rows, each with a bar of the same figures beside it. The bar is for the eye alone: whatever it shows stands
 * in the row.
 *
 * @param first what the rows are: services, log-in methods
 */
public record FigureTable(String id, String title, String first, List<Column> columns, List<Row> rows) {

    /** How long a bar can be, in units of its drawing. */
    public static final int LONGEST = 160;

    public FigureTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    public int longest() {
        return LONGEST;
    }

    /** A kind of figure; it has its own fill in bars. */
    public record Column(String kind, String title) {}

    /** One row. */
    public record Row(String name, List<String> cells, List<Segment> bar) {

        public Row {
            cells = List.copyOf(cells);
            bar = List.copyOf(bar);
        }
    }

    /** A part of a bar; its kind is that of its column. */
    public record Segment(String kind, int start, int length) {}

    /**
     * A bar for each of these, all on one scale.
     *
     * @param kinds in the order in which they are drawn, each with its figure
     */
    static <T> List<List<Segment>> bars(List<T> rows, List<Kind<T>> kinds) {
        long most = Math.max(
                1, rows.stream().mapToLong(row -> sum(row, kinds)).max().orElse(1));
        return rows.stream().map(row -> bar(row, kinds, most)).toList();
    }

    private static <T> List<Segment> bar(T row, List<Kind<T>> kinds, long most) {
        List<Segment> segments = new ArrayList<>();
        long before = 0;
        for (var kind : kinds) {
            long figure = kind.figure().applyAsLong(row);
            int start = (int) (before * LONGEST / most);
            before += figure;
            // Whatever is there at all can be seen.
            int length = figure == 0 ? 0 : Math.max(2, (int) (before * LONGEST / most) - start);
            if (length > 0) {
                segments.add(new Segment(kind.word(), start, length));
            }
        }
        return segments;
    }

    private static <T> long sum(T row, List<Kind<T>> kinds) {
        return kinds.stream().mapToLong(kind -> kind.figure().applyAsLong(row)).sum();
    }

    /** A figure of a row, and what it is called in style sheets. */
    record Kind<T>(String word, ToLongFunction<T> figure) {}
}
