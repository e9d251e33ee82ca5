package no.portvakt.profiles.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatrixReaderTest {

    private static final Path SHIPPED = Path.of("src/main/resources/assessment/risk-matrix.yaml");

    @Test
    void shouldReadTheShippedFileWithItsSource() throws IOException {
        assertThat(RiskMatrix.parse(Files.readString(SHIPPED)))
                .isInstanceOfSatisfying(
                        MatrixOutcome.Parsed.class,
                        parsed -> assertThat(parsed.matrix().source()).contains("Rammeverk for autentisering"));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "moderate:     [2, 2, 3, 3, 3] | moderate:     [2, 2, 3, 2, 3]"
                        + " | riskMatrix.levels.standard.moderate: falls from cell 3 to cell 4",
                "very-serious: [3, 4, 4, 4, 4] | very-serious: [2, 4, 4, 4, 4]"
                        + " | riskMatrix.levels.standard.very-serious: is lower in cell 1 than the row above",
                "small:        [1, 1, 2, 2, 2] | small:        [1, 1, 2, 2]"
                        + " | riskMatrix.levels.standard.small: must have five cells",
                "small:        [1, 1, 2, 2, 2] | small:        [1, 1, 2, 2, 5]"
                        + " | riskMatrix.levels.standard.small: has a cell that is neither",
                "small:        [1, 1, 2, 2, 2] | small:        moderate"
                        + " | riskMatrix.levels.standard.small: must have five cells",
                "inconvenience: | annoyance: | riskMatrix.levels.annoyance: is neither standard nor a kind",
                "standard: | trust: | riskMatrix.levels.standard: is missing",
                "levels: | level: | riskMatrix.level: is not a key here",
                "likelihood: | probability: | riskMatrix.likelihood: is missing",
                "none:         [none, small, small, moderate, moderate] |"
                        + " none:         [none, little, small, moderate, moderate]"
                        + " | riskMatrix.likelihood.none: has a cell",
                "serious:      [3, 3, 3, 4, 4] | serios:      [3, 3, 3, 4, 4]"
                        + " | riskMatrix.levels.standard.serious: is missing",
            })
    void shouldSayWhatIsWrongWhenOneThingIs(String replace, String with, String says) throws IOException {
        var yaml = Files.readString(SHIPPED).replaceFirst(Pattern.quote(replace), with);

        assertThat(problems(yaml)).anySatisfy(problem -> assertThat(problem).contains(says));
    }

    @Test
    void shouldSayEverythingAtOnceWithItsLine() throws IOException {
        var yaml = Files.readString(SHIPPED)
                .replace("[2, 2, 3, 3, 3]\n      serious:      [3", "[2, 2, 3, 2, 3]\n      serious:      [3")
                .replace("    small:        [small, small, small", "    small:        [none, huge, small")
                .replace("inconvenience:", "annoyance:");

        assertThat(problems(yaml)).hasSize(3).allSatisfy(problem -> assertThat(problem)
                .matches("\\d+: riskMatrix\\..*"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "riskMatrix: {", "riskMatrix: 3", "[]", "riskMatrix: {source: '', levels: []}", "a: &a *a"})
    void shouldRefuseWhateverIsNotAMatrix(String yaml) {
        assertThat(problems(yaml)).isNotEmpty();
    }

    @Test
    void shouldRefuseAFileThatIsFarTooLong() {
        assertThat(problems("#".repeat(200_000))).hasSize(1);
    }

    private static List<String> problems(String yaml) {
        return switch (RiskMatrix.parse(yaml)) {
            case MatrixOutcome.Parsed _ -> List.of();
            case MatrixOutcome.Rejected rejected ->
                rejected.problems().stream().map(MatrixProblem::describe).toList();
        };
    }
}
