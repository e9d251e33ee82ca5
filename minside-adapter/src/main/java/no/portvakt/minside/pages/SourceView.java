package no.portvakt.minside.pages;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.portvakt.minside.catalogue.FormField;
import no.portvakt.profiles.level.SecurityLevel;

/**
 * Where a field's value came from, or why it did not come.
 *
 * @param fetched whether there is a value
 * @param name the system's, for what was fetched
 * @param when it was fetched; empty otherwise
 * @param note what the citizen can do about it
 * @param raiseLink for what a higher level would fetch
 * @param others what other systems say of it
 */
public record SourceView(
        boolean fetched,
        String name,
        String when,
        String note,
        Optional<String> raiseLink,
        String raise,
        List<Other> others) {

    public SourceView {
        others = List.copyOf(others);
    }

    /**
     * Another system.
     *
     * @param state {@code conflict}: it says something else; {@code failed}: it said nothing
     */
    public record Other(String state, String text) {}

    static Optional<SourceView> of(Visit visit, FormField field, Shown shown) {
        var texts = visit.texts();
        var name = shown.source().in(visit.language());
        return switch (shown.kind()) {
            case FILLED ->
                Optional.of(new SourceView(
                        true,
                        name,
                        Moments.dayAndTime(shown.fetchedAt(), visit.language()),
                        field.editable() ? texts.of("formEditable") : texts.of("formLocked"),
                        Optional.empty(),
                        "",
                        shown.others().stream()
                                .map(beside -> other(visit, field, name, beside))
                                .toList()));
            case ABSENT ->
                Optional.of(without(name, texts.of("absent_" + shown.detail(), name) + " " + texts.of("absentType")));
            case DECLINED -> Optional.of(without(name, texts.of("declined", name)));
            case ABOVE_LEVEL -> {
                var level = SecurityLevel.of(Integer.parseInt(shown.detail())).orElse(SecurityLevel.HIGH);
                yield Optional.of(new SourceView(
                        false,
                        name,
                        "",
                        texts.of("aboveLevel", name, LevelMark.of(level, texts).words()),
                        Optional.of(StepUp.to(level, visit.path())),
                        CaseRow.raise(level, texts),
                        List.of()));
            }
            case BLANK -> Optional.empty();
        };
    }

    private static SourceView without(String name, String note) {
        return new SourceView(false, name, "", note, Optional.empty(), "", List.of());
    }

    private static Other other(Visit visit, FormField field, String used, Shown.Beside beside) {
        var texts = visit.texts();
        var name = beside.source().in(visit.language());
        if (beside.value().isEmpty()) {
            return new Other("failed", texts.of("otherSilent", name));
        }
        var says = texts.of(
                "otherSays",
                name,
                FieldView.readable(visit, field, beside.value()),
                Moments.dayAndTime(Instant.ofEpochSecond(beside.fetched()), visit.language()));
        return new Other(
                "conflict", says + " " + (field.editable() ? texts.of("otherType") : texts.of("otherLocked", used)));
    }
}
