package no.portvakt.profiles.assess;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Five rows of five cells, by grade. Never falls along a row or down a column: the reader has seen to that. */
final class GradeTable<T extends Comparable<T>> {

    private final Map<Grade, Map<Grade, T>> rows = new EnumMap<>(Grade.class);

    /**
     * Takes complete rows.
     *
     * @throws IllegalArgumentException if a row or a cell is missing
     */
    GradeTable(Map<Grade, List<T>> rows) {
        for (var grade : Grade.values()) {
            var cells = rows.getOrDefault(grade, List.of()).iterator();
            Map<Grade, T> row = new EnumMap<>(Grade.class);
            for (var column : Grade.values()) {
                if (!cells.hasNext()) {
                    throw new IllegalArgumentException("a table has five rows of five cells");
                }
                row.put(column, cells.next());
            }
            this.rows.put(grade, row);
        }
    }

    T at(Grade row, Grade column) {
        var cell = rows.getOrDefault(row, Map.of()).get(column);
        if (cell == null) {
            throw new IllegalStateException("a table has a cell for every grade");
        }
        return cell;
    }
}
