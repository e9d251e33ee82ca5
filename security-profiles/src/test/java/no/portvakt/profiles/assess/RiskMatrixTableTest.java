package no.portvakt.profiles.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.portvakt.profiles.level.SecurityLevel;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every cell of the shipped matrix against a table written by hand. */
class RiskMatrixTableTest {

    private static final Path TABLE = Path.of("src/test/resources/assess/risk-matrix.txt");
    private static final String LIKELIHOOD = "likelihood";
    private static final int GRADES = Grade.values().length;

    private final RiskMatrix matrix = RiskMatrix.shipped();
    private final Map<Cell, String> cells = read();

    private record Cell(String table, String row, String column) {}

    private static Map<Cell, String> read() {
        var cells = new HashMap<Cell, String>();
        var table = "";
        List<String> columns = List.of();
        try {
            for (var line : Files.readAllLines(TABLE)) {
                var words = List.of(line.strip().split(" +", -1));
                if (line.startsWith("  ")) {
                    assertThat(words).hasSize(columns.size() + 1);
                    for (int i = 0; i < columns.size(); i++) {
                        cells.put(new Cell(table, words.getFirst(), columns.get(i)), words.get(i + 1));
                    }
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    table = words.getFirst();
                    columns = words.subList(1, words.size());
                }
            }
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
        return cells;
    }

    private String cell(String table, Grade row, Grade column) {
        return cells.getOrDefault(new Cell(table, row.word(), column.word()), "missing");
    }

    @Test
    void shouldSaySomethingOfEveryCellAndOfNoOther() {
        assertThat(cells).hasSize((1 + ConsequenceCategory.values().length) * GRADES * GRADES);
    }

    @TestFactory
    List<DynamicTest> shouldMakeTheLikelihoodThatTheTableSays() {
        List<DynamicTest> tests = new ArrayList<>();
        for (var frequency : Grade.values()) {
            for (var motivation : Grade.values()) {
                tests.add(DynamicTest.dynamicTest(
                        "frequency %s, motivation %s".formatted(frequency, motivation),
                        () -> assertThat(matrix.likelihood(new Likelihood(frequency, motivation))
                                        .word())
                                .isEqualTo(cell(LIKELIHOOD, motivation, frequency))));
            }
        }
        return tests;
    }

    @TestFactory
    List<DynamicTest> shouldAskForTheLevelThatTheTableSays() {
        List<DynamicTest> tests = new ArrayList<>();
        for (var category : ConsequenceCategory.values()) {
            for (var consequence : Grade.values()) {
                for (var likely : Grade.values()) {
                    tests.add(DynamicTest.dynamicTest(
                            "%s %s, likelihood %s".formatted(category, consequence, likely),
                            () -> assertThat(Integer.toString(matrix.levelFor(category, consequence, likely)
                                            .number()))
                                    .isEqualTo(cell(category.word(), likely, consequence))));
                }
            }
        }
        return tests;
    }

    /** Through the two steps together: every kind of consequence alone, with every answer to every question. */
    @Test
    void shouldRecommendWhatBothTablesSay() {
        int cases = 0;
        for (var category : ConsequenceCategory.values()) {
            for (var consequence : Grade.values()) {
                for (var frequency : Grade.values()) {
                    for (var motivation : Grade.values()) {
                        var likely = Grade.of(cell(LIKELIHOOD, motivation, frequency))
                                .orElseThrow();
                        var level = Integer.parseInt(cell(category.word(), likely, consequence));
                        var assessment = RiskMatrixTest.assessment(
                                Map.of(category, consequence), new Likelihood(frequency, motivation));
                        assertThat(matrix.recommend(assessment).level())
                                .as("%s", assessment)
                                .isEqualTo(SecurityLevel.of(level).orElseThrow());
                        cases++;
                    }
                }
            }
        }
        assertThat(cases).isEqualTo(750);
    }
}
