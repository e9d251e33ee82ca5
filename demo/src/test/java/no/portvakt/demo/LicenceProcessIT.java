package no.portvakt.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalInt;
import no.portvakt.demo.journey.LicenceProcess;
import no.portvakt.demo.journey.StepReport;
import no.portvakt.demo.journey.StepReport.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LicenceProcessIT {

    private static LicenceProcess.Played play(OptionalInt sabotaged) {
        return LicenceProcess.with(WholeSystem.system(), WholeSystem.office(), sabotaged);
    }

    @Test
    void shouldGoFromThePrefilledFormToTheDecisionInHerHands() {
        var played = play(OptionalInt.empty());

        var reports = played.journey().go(report -> {});

        assertThat(reports).hasSize(8).allSatisfy(report -> {
            assertThat(report.result()).as(report.toString()).isEqualTo(Result.OK);
            assertThat(report.evidence()).isNotBlank();
        });
        assertThat(played.stopwatch().toTheArchive()).isPositive().isLessThan(Duration.ofMinutes(1));
        assertThat(played.stopwatch().toTheCitizen()).isPositive().isLessThan(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5, 6, 7, 8})
    void shouldFailAtTheStepThatIsSabotaged(int sabotaged) {
        var reports = play(OptionalInt.of(sabotaged)).journey().go(report -> {});

        assertThat(reports)
                .filteredOn(report -> report.result() == Result.FAILED)
                .as(reports.toString())
                .extracting(StepReport::number)
                .containsExactly(sabotaged);
    }
}
