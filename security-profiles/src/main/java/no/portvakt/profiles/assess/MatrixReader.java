package no.portvakt.profiles.assess;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import no.portvakt.profiles.assess.MatrixOutcome.Parsed;
import no.portvakt.profiles.assess.MatrixOutcome.Rejected;
import no.portvakt.profiles.level.SecurityLevel;

/** Reads a matrix file. Every key of it is named here and nowhere else. */
final class MatrixReader {

    private static final String STANDARD = "standard";

    private final MatrixProblems problems = new MatrixProblems();

    private MatrixReader() {}

    static MatrixOutcome read(String yaml) {
        var reader = new MatrixReader();
        var matrix = reader.problems.root(yaml).flatMap(reader::file);
        return matrix.isPresent() && reader.problems.isEmpty()
                ? new Parsed(matrix.get())
                : new Rejected(reader.problems.sorted());
    }

    private Optional<RiskMatrix> file(MatrixNode file) {
        var keys = file.keys();
        var matrix = problems.required(file, keys, "riskMatrix").flatMap(this::matrix);
        problems.unknown(keys, List.of("riskMatrix"));
        return matrix;
    }

    private Optional<RiskMatrix> matrix(MatrixNode node) {
        var keys = node.keys();
        var source = problems.required(node, keys, "source").flatMap(MatrixNode::text);
        var likelihood =
                problems.required(node, keys, "likelihood").flatMap(table -> table(table, MatrixReader::grade));
        var special = new EnumMap<ConsequenceCategory, GradeTable<SecurityLevel>>(ConsequenceCategory.class);
        var standard = problems.required(node, keys, "levels").flatMap(levels -> levels(levels, special));
        problems.unknown(keys, List.of("source", "likelihood", "levels"));
        if (source.isEmpty() || likelihood.isEmpty() || standard.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new RiskMatrix(source.get(), likelihood.get(), standard.get(), special));
    }

    /** The table for every kind of consequence that has none of its own; those go into {@code special}. */
    private Optional<GradeTable<SecurityLevel>> levels(
            MatrixNode node, Map<ConsequenceCategory, GradeTable<SecurityLevel>> special) {
        var keys = node.keys();
        keys.forEach((name, table) -> {
            var category = ConsequenceCategory.of(name);
            if (category.isPresent()) {
                table(table, MatrixReader::level).ifPresent(read -> special.put(category.get(), read));
            } else if (!name.equals(STANDARD)) {
                problems.add(table, "is neither " + STANDARD + " nor a kind of consequence");
            }
        });
        return problems.required(node, keys, STANDARD).flatMap(table -> table(table, MatrixReader::level));
    }

    /** Empty if a cell is missing, cannot be read, or is lower than the one before it or the one above it. */
    private <T extends Comparable<T>> Optional<GradeTable<T>> table(
            MatrixNode node, Function<String, Optional<T>> cell) {
        int before = problems.size();
        var keys = node.keys();
        Map<Grade, List<T>> rows = new EnumMap<>(Grade.class);
        Optional<List<T>> above = Optional.empty();
        for (var grade : Grade.values()) {
            var row = problems.required(node, keys, grade.word());
            var cells = row.flatMap(given -> row(given, cell));
            if (row.isPresent() && cells.isPresent()) {
                checkOrder(row.get(), cells.get(), above);
                rows.put(grade, cells.get());
                above = cells;
            }
        }
        problems.unknown(keys, problems.gradeWords());
        return problems.size() == before ? Optional.of(new GradeTable<>(rows)) : Optional.empty();
    }

    private <T> Optional<List<T>> row(MatrixNode row, Function<String, Optional<T>> cell) {
        var written = row.items();
        if (written.size() != Grade.values().length) {
            problems.add(row, "must have five cells, for " + String.join(", ", problems.gradeWords()));
            return Optional.empty();
        }
        var read = written.stream().map(cell).flatMap(Optional::stream).toList();
        if (read.size() != written.size()) {
            problems.add(
                    row,
                    "has a cell that is neither a level from 0 to 4 in a table of levels, nor one of "
                            + String.join(", ", problems.gradeWords()) + " in the table of likelihood");
            return Optional.empty();
        }
        return Optional.of(read);
    }

    private <T extends Comparable<T>> void checkOrder(MatrixNode row, List<T> cells, Optional<List<T>> above) {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0 && cells.get(i).compareTo(cells.get(i - 1)) < 0) {
                problems.add(row, "falls from cell " + i + " to cell " + (i + 1) + ": likelier can only ask for more");
            }
            if (above.isPresent() && cells.get(i).compareTo(above.get().get(i)) < 0) {
                problems.add(row, "is lower in cell " + (i + 1) + " than the row above: graver can only ask for more");
            }
        }
    }

    private static Optional<Grade> grade(String written) {
        return Grade.of(written);
    }

    private static Optional<SecurityLevel> level(String written) {
        return written.matches("[0-4]") ? SecurityLevel.of(Integer.parseInt(written)) : Optional.empty();
    }
}
