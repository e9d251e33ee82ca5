package no.portvakt.gateway.console.pages;

import java.util.List;
import java.util.Optional;

/**
 * The risk assessment as a guided form, with what it recommends.
 *
 * @param steps how the recommendation came about, empty before it was asked for
 * @param below whether the level that was decided lies under the recommendation
 */
public record AssessmentPage(
        String title,
        String document,
        String by,
        List<Question> questions,
        Optional<LevelMark> recommended,
        List<String> steps,
        List<Choice> levels,
        String reasoning,
        String belowBecause,
        boolean below)
        implements Page {

    public AssessmentPage {
        questions = List.copyOf(questions);
        steps = List.copyOf(steps);
        levels = List.copyOf(levels);
    }

    @Override
    public String template() {
        return "assessment";
    }

    @Override
    public Optional<Tab> tab() {
        return Optional.of(Tab.OVERVIEW);
    }

    /** One thing that is asked. */
    public record Question(String field, String name, String text, List<Choice> choices) {

        public Question {
            choices = List.copyOf(choices);
        }
    }

    /** One answer. */
    public record Choice(String value, String text, boolean chosen) {}
}
