package no.portvakt.profiles.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import no.portvakt.profiles.assess.RiskMatrix.Standing;
import no.portvakt.profiles.level.SecurityLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RiskMatrixTest {

    private static final Locale ENGLISH = Locale.ENGLISH;

    private final RiskMatrix matrix = RiskMatrix.shipped();

    @Test
    void shouldTellEveryStepWithTheCategoryThatDecided() {
        var assessment = assessment(
                Map.of(
                        ConsequenceCategory.PRIVACY, Grade.SERIOUS,
                        ConsequenceCategory.ECONOMY, Grade.SMALL),
                new Likelihood(Grade.MODERATE, Grade.SMALL));

        var steps = matrix.recommend(assessment).reasoning();

        assertThat(steps.stream().map(step -> step.in(ENGLISH)))
                .hasSize(8)
                .contains(
                        "Occasion (moderate) and possible gain (small) make the likelihood: moderate.",
                        "Financial loss: consequence small, likelihood moderate, asks for level 2.",
                        "Privacy: consequence serious, likelihood moderate, asks for level 3.",
                        "The recommended level is 3. It is decided by: privacy.");
        assertThat(steps.getLast())
                .isEqualTo(new Step.Concluded(SecurityLevel.SUBSTANTIAL, List.of(ConsequenceCategory.PRIVACY)));
    }

    @Test
    void shouldNameEveryCategoryThatAsksForTheHighestLevel() {
        var assessment = assessment(
                Map.of(
                        ConsequenceCategory.PRIVACY, Grade.VERY_SERIOUS,
                        ConsequenceCategory.LIFE_AND_HEALTH, Grade.SERIOUS),
                new Likelihood(Grade.SMALL, Grade.SMALL));

        assertThat(matrix.recommend(assessment).reasoning().getLast().in(Locale.forLanguageTag("nn")))
                .isEqualTo("Tilrådd nivå er 4. Det blir avgjort av: liv og helse, personvern.");
    }

    @ParameterizedTest
    @CsvSource({
        "4, false, AS_RECOMMENDED_OR_HIGHER",
        "3, false, AS_RECOMMENDED_OR_HIGHER",
        "2, true, LOWER_WITH_A_REASON",
        "2, false, LOWER_WITHOUT_A_REASON",
        "0, false, LOWER_WITHOUT_A_REASON",
    })
    void shouldAskForAReasonOnlyWhenLessIsDecidedThanRecommended(int decided, boolean because, Standing standing) {
        var assessment = new Assessment(
                LocalDate.of(2026, 11, 20),
                "Sikkerhetsansvarlig",
                consequences(Map.of(ConsequenceCategory.PRIVACY, Grade.SERIOUS)),
                new Likelihood(Grade.SMALL, Grade.SMALL),
                SecurityLevel.of(decided).orElseThrow(),
                "Fordi.",
                because ? Optional.of("Loven vil ha det åpent.") : Optional.empty());

        assertThat(matrix.standingOf(assessment)).isEqualTo(standing);
    }

    @Test
    void shouldRefuseAnAssessmentThatLeavesAQuestionOpen() {
        var answered = consequences(Map.of());
        answered.remove(ConsequenceCategory.LAW);

        assertThatThrownBy(() -> new Assessment(
                        LocalDate.of(2026, 11, 20),
                        "Sikkerhetsansvarlig",
                        answered,
                        new Likelihood(Grade.SMALL, Grade.SMALL),
                        SecurityLevel.HIGH,
                        "Fordi.",
                        Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    static Assessment assessment(Map<ConsequenceCategory, Grade> consequences, Likelihood likelihood) {
        return new Assessment(
                LocalDate.of(2026, 11, 20),
                "Sikkerhetsansvarlig",
                consequences(consequences),
                likelihood,
                SecurityLevel.HIGH,
                "Fordi.",
                Optional.empty());
    }

    private static Map<ConsequenceCategory, Grade> consequences(Map<ConsequenceCategory, Grade> given) {
        Map<ConsequenceCategory, Grade> all = new EnumMap<>(ConsequenceCategory.class);
        for (var category : ConsequenceCategory.values()) {
            all.put(category, given.getOrDefault(category, Grade.NONE));
        }
        return all;
    }
}
