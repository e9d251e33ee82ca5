package no.portvakt.profiles.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import no.portvakt.profiles.level.SecurityLevel;

/** What holds for the shipped matrix and for every other that is accepted. */
class RiskMatrixPropertiesTest {

    private static final List<String> WORDS =
            Arrays.stream(Grade.values()).map(Grade::word).toList();

    @Property
    void shouldNeverRecommendLessWhenAConsequenceIsGraver(
            @ForAll("matrices") RiskMatrix matrix,
            @ForAll("consequences") Map<ConsequenceCategory, Grade> consequences,
            @ForAll Grade frequency,
            @ForAll Grade motivation,
            @ForAll ConsequenceCategory raised,
            @ForAll Grade to) {
        var likelihood = new Likelihood(frequency, motivation);
        Map<ConsequenceCategory, Grade> graver = new EnumMap<>(ConsequenceCategory.class);
        graver.putAll(consequences);
        graver.merge(raised, to, (one, other) -> one.isAtLeast(other) ? one : other);

        assertThat(level(matrix, graver, likelihood).satisfies(level(matrix, consequences, likelihood)))
                .isTrue();
    }

    @Property
    void shouldNeverRecommendLessWhenItIsLikelier(
            @ForAll("matrices") RiskMatrix matrix,
            @ForAll("consequences") Map<ConsequenceCategory, Grade> consequences,
            @ForAll Grade frequency,
            @ForAll Grade motivation,
            @ForAll Grade higher) {
        var before = level(matrix, consequences, new Likelihood(frequency, motivation));
        var oftener = new Likelihood(frequency.isAtLeast(higher) ? frequency : higher, motivation);
        var dearer = new Likelihood(frequency, motivation.isAtLeast(higher) ? motivation : higher);

        assertThat(level(matrix, consequences, oftener).satisfies(before)).isTrue();
        assertThat(level(matrix, consequences, dearer).satisfies(before)).isTrue();
    }

    @Property
    void shouldExplainEveryRecommendationInEveryLanguage(
            @ForAll("consequences") Map<ConsequenceCategory, Grade> consequences,
            @ForAll Grade frequency,
            @ForAll Grade motivation) {
        var recommendation = RiskMatrix.shipped()
                .recommend(RiskMatrixTest.assessment(consequences, new Likelihood(frequency, motivation)));

        for (var language : AssessmentTexts.LANGUAGES) {
            assertThat(recommendation.reasoning())
                    .allSatisfy(step -> assertThat(step.in(Locale.forLanguageTag(language)))
                            .endsWith(".")
                            .doesNotContain("{", "}"));
        }
        assertThat(recommendation.reasoning().getLast()).isInstanceOfSatisfying(Step.Concluded.class, conclusion -> {
            assertThat(conclusion.level()).isEqualTo(recommendation.level());
            assertThat(conclusion.decidedBy()).isNotEmpty();
        });
    }

    private static SecurityLevel level(
            RiskMatrix matrix, Map<ConsequenceCategory, Grade> consequences, Likelihood likelihood) {
        return matrix.recommend(RiskMatrixTest.assessment(consequences, likelihood))
                .level();
    }

    @Provide
    Arbitrary<Map<ConsequenceCategory, Grade>> consequences() {
        return Arbitraries.maps(Arbitraries.of(ConsequenceCategory.class), Arbitraries.of(Grade.class));
    }

    /** The shipped one, and files made at random of which only the sound ones come through the reader. */
    @Provide
    Arbitrary<RiskMatrix> matrices() {
        var cells = Arbitraries.integers().between(0, 4).list().ofSize(25);
        return Combinators.combine(cells, cells, cells)
                .as(RiskMatrixPropertiesTest::file)
                .map(RiskMatrix::parse)
                .map(outcome -> switch (outcome) {
                    case MatrixOutcome.Parsed parsed -> parsed.matrix();
                    case MatrixOutcome.Rejected rejected -> throw new AssertionError(rejected.describe());
                })
                .injectDuplicates(0.1);
    }

    private static String file(List<Integer> likelihood, List<Integer> standard, List<Integer> privacy) {
        return "riskMatrix: {source: test, likelihood: " + table(likelihood, true) + ", levels: {standard: "
                + table(standard, false) + ", privacy: " + table(privacy, false) + "}}";
    }

    /** Each cell is at least the one before it and the one above it. */
    private static String table(List<Integer> cells, boolean grades) {
        var text = new StringBuilder("{");
        int[] above = new int[5];
        var given = cells.iterator();
        for (var grade : Grade.values()) {
            int before = 0;
            text.append(grade == Grade.NONE ? "" : ", ").append(grade.word()).append(": [");
            for (int i = 0; i < 5; i++) {
                int floor = Math.max(before, above[i]);
                before = Math.max(floor, given.next() - 2);
                above[i] = before;
                text.append(i == 0 ? "" : ", ").append(grades ? WORDS.get(before) : before);
            }
            text.append("]");
        }
        return text.append("}").toString();
    }
}
