package no.portvakt.profiles.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssessmentTextsTest {

    private final AssessmentTexts texts = AssessmentTexts.shipped();

    @ParameterizedTest
    @ValueSource(strings = {"nb", "nn", "en"})
    void shouldHaveEveryTextAndNothingElse(String language) {
        Set<String> expected = new TreeSet<>(Set.of(
                "frequency.question", "motivation.question", "step.likelihood", "step.category", "step.conclusion"));
        for (var grade : Grade.values()) {
            expected.add("grade." + grade.word());
        }
        for (var category : ConsequenceCategory.values()) {
            expected.add("category." + category.word() + ".name");
            expected.add("category." + category.word() + ".question");
            for (var grade : Grade.values()) {
                expected.add("category." + category.word() + "." + grade.word());
            }
        }

        assertThat(new TreeSet<>(AssessmentTexts.properties(language).stringPropertyNames()))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nb", "nn", "en"})
    void shouldSayWhatEveryGradeMeansForEveryKindOfConsequence(String language) {
        var locale = Locale.forLanguageTag(language);
        for (var category : ConsequenceCategory.values()) {
            assertThat(texts.question(category, locale)).endsWith("?");
            for (var grade : Grade.values()) {
                assertThat(texts.meaning(category, grade, locale)).endsWith(".");
            }
        }
        assertThat(texts.frequencyQuestion(locale)).isNotEqualTo(texts.motivationQuestion(locale));
    }

    @Test
    void shouldSpeakBokmaalWhenTheReadersLanguageIsNotOurs() {
        assertThat(texts.name(Grade.SERIOUS, Locale.forLanguageTag("se"))).isEqualTo("alvorlig");
        assertThat(texts.name(ConsequenceCategory.LAW, Locale.forLanguageTag("nn-NO")))
                .isEqualTo("Lovbrot");
    }
}
