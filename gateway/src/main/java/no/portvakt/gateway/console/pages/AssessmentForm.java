package no.portvakt.gateway.console.pages;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import no.portvakt.gateway.console.officers.Language;
import no.portvakt.profiles.assess.Assessment;
import no.portvakt.profiles.assess.AssessmentTexts;
import no.portvakt.profiles.assess.ConsequenceCategory;
import no.portvakt.profiles.assess.Grade;
import no.portvakt.profiles.assess.Likelihood;
import no.portvakt.profiles.assess.RiskMatrix;
import no.portvakt.profiles.level.SecurityLevel;

/** What an officer has answered so far; what is not answered counts as nothing until the form is complete. */
final class AssessmentForm {

    private static final String FREQUENCY = "frequency";
    private static final String MOTIVATION = "motivation";
    private static final String LEVEL = "level";

    private final Function<String, String> answers;

    AssessmentForm(Function<String, String> answers) {
        this.answers = answers;
    }

    static AssessmentForm of(MultivaluedMap<String, String> fields) {
        return new AssessmentForm(
                field -> Optional.ofNullable(fields.getFirst(field)).orElse(""));
    }

    /** With the answers that a profile holds already. */
    static AssessmentForm of(Assessment assessment) {
        return new AssessmentForm(field -> switch (field) {
            case FREQUENCY -> assessment.likelihood().frequency().word();
            case MOTIVATION -> assessment.likelihood().motivation().word();
            case LEVEL -> Integer.toString(assessment.level().number());
            case "by" -> assessment.by();
            case "reasoning" -> assessment.reasoning();
            case "belowBecause" -> assessment.belowBecause().orElse("");
            default ->
                ConsequenceCategory.of(field)
                        .map(assessment::consequenceFor)
                        .map(Grade::word)
                        .orElse("");
        });
    }

    static AssessmentForm empty() {
        return new AssessmentForm(field -> "");
    }

    /** Empty while something is not answered. */
    Optional<Assessment> complete(LocalDate today) {
        Map<ConsequenceCategory, Grade> consequences = new EnumMap<>(ConsequenceCategory.class);
        for (var category : ConsequenceCategory.values()) {
            Grade.of(answer(category.word())).ifPresent(grade -> consequences.put(category, grade));
        }
        var likelihood = Grade.of(answer(FREQUENCY)).flatMap(frequency -> Grade.of(answer(MOTIVATION))
                .map(motivation -> new Likelihood(frequency, motivation)));
        var level = level();
        boolean answered = consequences.size() == ConsequenceCategory.values().length
                && likelihood.isPresent()
                && level.isPresent()
                && !answer("by").isBlank()
                && !answer("reasoning").isBlank();
        return answered
                ? Optional.of(new Assessment(
                        today,
                        answer("by"),
                        consequences,
                        likelihood.get(),
                        level.get(),
                        answer("reasoning"),
                        Optional.of(answer("belowBecause")).filter(text -> !text.isBlank())))
                : Optional.empty();
    }

    AssessmentPage page(RiskMatrix matrix, Visit visit, String document, Optional<Assessment> complete) {
        var words = visit.words();
        var recommendation = complete.map(matrix::recommend);
        return new AssessmentPage(
                words.of("assessTitle", document),
                document,
                answer("by"),
                questions(visit.language()),
                recommendation.map(found -> LevelMark.of(found.level(), words)),
                recommendation
                        .map(found -> found.reasoning().stream()
                                .map(step -> step.in(visit.language().locale()))
                                .toList())
                        .orElse(List.of()),
                Arrays.stream(SecurityLevel.values())
                        .map(level -> choice(
                                Integer.toString(level.number()), words.of("level" + level.number()), answer(LEVEL)))
                        .toList(),
                answer("reasoning"),
                answer("belowBecause"),
                complete.filter(found -> matrix.standingOf(found) != RiskMatrix.Standing.AS_RECOMMENDED_OR_HIGHER)
                        .isPresent());
    }

    private List<AssessmentPage.Question> questions(Language language) {
        var texts = AssessmentTexts.shipped();
        var locale = language.locale();
        var words = Words.in(language);
        var questions = new ArrayList<AssessmentPage.Question>();
        for (var category : ConsequenceCategory.values()) {
            questions.add(new AssessmentPage.Question(
                    category.word(),
                    texts.name(category, locale),
                    texts.question(category, locale),
                    grades(
                            category.word(),
                            grade -> texts.name(grade, locale) + ": " + texts.meaning(category, grade, locale))));
        }
        questions.add(new AssessmentPage.Question(
                FREQUENCY,
                words.of("frequency"),
                texts.frequencyQuestion(locale),
                grades(FREQUENCY, grade -> texts.name(grade, locale))));
        questions.add(new AssessmentPage.Question(
                MOTIVATION,
                words.of("motivation"),
                texts.motivationQuestion(locale),
                grades(MOTIVATION, grade -> texts.name(grade, locale))));
        return questions;
    }

    private List<AssessmentPage.Choice> grades(String field, Function<Grade, String> text) {
        return Arrays.stream(Grade.values())
                .map(grade -> choice(grade.word(), text.apply(grade), answer(field)))
                .toList();
    }

    private static AssessmentPage.Choice choice(String value, String text, String chosen) {
        return new AssessmentPage.Choice(value, text, value.equals(chosen));
    }

    private Optional<SecurityLevel> level() {
        return answer(LEVEL).matches("[0-4]") ? SecurityLevel.of(Integer.parseInt(answer(LEVEL))) : Optional.empty();
    }

    private String answer(String field) {
        return answers.apply(field);
    }
}
