package no.portvakt.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import no.portvakt.demo.journey.CitizenJourney;
import no.portvakt.demo.journey.StepReport;
import no.portvakt.demo.journey.StepReport.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JourneyIT {

    @Test
    void shouldGoAllTwelveSteps() {
        var reports = go(OptionalInt.empty());

        assertThat(reports).hasSize(12).allSatisfy(report -> {
            assertThat(report.result()).as(report.toString()).isEqualTo(Result.OK);
            assertThat(report.evidence()).isNotBlank();
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 7, 11})
    void shouldFailAtTheStepThatIsSabotaged(int sabotaged) {
        var reports = go(OptionalInt.of(sabotaged));

        assertThat(reports).allSatisfy(report -> assertThat(report.result())
                .as(report.toString())
                .isEqualTo(
                        report.number() < sabotaged
                                ? Result.OK
                                : report.number() == sabotaged ? Result.FAILED : Result.NOT_RUN));
    }

    private static List<StepReport> go(OptionalInt sabotaged) {
        return CitizenJourney.with(WholeSystem.system(), WholeSystem.office(), sabotaged)
                .go(report -> {});
    }
}
