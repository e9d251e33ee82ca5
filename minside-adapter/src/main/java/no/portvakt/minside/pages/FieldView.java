package no.portvakt.minside.pages;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.portvakt.minside.catalogue.FieldKind;
import no.portvakt.minside.catalogue.FormField;

/**
 * One field of a form as it is printed.
 *
 * @param id of the element that an error links to
 * @param control {@code fact} (shown, not typed), {@code text}, {@code email}, {@code tel}, {@code date},
 *     {@code textarea}, {@code radio} or {@code select}
 * @param describedBy ids of the texts that belong to the control
 */
public record FieldView(
        String path,
        String id,
        String label,
        String control,
        String value,
        boolean required,
        int maxLength,
        String autocomplete,
        List<ChoiceView> choices,
        Optional<SourceView> source,
        Optional<String> error,
        String describedBy) {

    private static final int MOST_RADIOS = 5;

    public FieldView {
        choices = List.copyOf(choices);
    }

    static FieldView of(Visit visit, FormField field, FormPage.Opened opened) {
        var shown = opened.state().shownFor(field.path());
        var source = SourceView.of(visit, field, shown);
        var error = opened.problems().stream()
                .filter(problem -> problem.path().equals(field.path()))
                .findFirst()
                .map(problem -> visit.texts()
                        .of(
                                "problem_" + problem.kind().id(),
                                field.label().in(visit.language()),
                                Integer.toString(field.maxLength())));
        var id = "felt-" + field.path();
        var typed = shown.typedInto(field);
        var control = typed ? typed(field) : "fact";
        var value = typed
                ? opened.typed().getOrDefault(field.path(), shown.value())
                : readable(visit, field, shown.value());
        return new FieldView(
                field.path(),
                id,
                field.label().in(visit.language()),
                control,
                value,
                field.required(),
                field.maxLength(),
                autocomplete(field.kind()),
                choices(visit, field, value),
                source,
                error,
                describedBy(id, source.isPresent(), error.isPresent()));
    }

    private static String typed(FormField field) {
        return switch (field.kind()) {
            case TEXT -> "text";
            case LONG_TEXT -> "textarea";
            case EMAIL -> "email";
            case PHONE -> "tel";
            case DATE -> "date";
            case CHOICE -> field.choices().size() <= MOST_RADIOS ? "radio" : "select";
        };
    }

    /** WCAG 1.3.5, for what is about the citizen herself and cannot be about anybody else in the form. */
    private static String autocomplete(FieldKind kind) {
        return switch (kind) {
            case EMAIL -> "email";
            case PHONE -> "tel";
            case TEXT, LONG_TEXT, DATE, CHOICE -> "off";
        };
    }

    static String readable(Visit visit, FormField field, String value) {
        return switch (field.kind()) {
            case DATE -> day(visit, value);
            case CHOICE -> field.shown(value, visit.language());
            case TEXT, LONG_TEXT, EMAIL, PHONE -> value;
        };
    }

    private static String day(Visit visit, String value) {
        try {
            var noon = LocalDate.parse(value).atTime(12, 0).toInstant(ZoneOffset.UTC);
            return Moments.day(noon, visit.language());
        } catch (DateTimeParseException asTheSourceWroteIt) {
            return value;
        }
    }

    private static List<ChoiceView> choices(Visit visit, FormField field, String value) {
        return field.choices().stream()
                .map(choice -> new ChoiceView(
                        choice.value(),
                        choice.label().in(visit.language()),
                        choice.value().equals(value)))
                .toList();
    }

    private static String describedBy(String id, boolean hasSource, boolean hasError) {
        return Stream.of(hasSource ? id + "-kilde" : "", hasError ? id + "-feil" : "")
                .filter(part -> !part.isEmpty())
                .reduce((first, second) -> first + " " + second)
                .orElse("");
    }

    /** One choice. */
    public record ChoiceView(String value, String label, boolean chosen) {}
}
