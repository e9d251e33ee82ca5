package no.portvakt.minside.pages;

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
 */
public record SourceView(
        boolean fetched, String name, String when, String note, Optional<String> raiseLink, String raise) {

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
                        ""));
            case ABSENT ->
                Optional.of(new SourceView(
                        false,
                        name,
                        "",
                        texts.of("absent_" + shown.detail(), name) + " " + texts.of("absentType"),
                        Optional.empty(),
                        ""));
            case ABOVE_LEVEL -> {
                var level = SecurityLevel.of(Integer.parseInt(shown.detail())).orElse(SecurityLevel.HIGH);
                yield Optional.of(new SourceView(
                        false,
                        name,
                        "",
                        texts.of("aboveLevel", name, LevelMark.of(level, texts).words()),
                        Optional.of(StepUp.to(level, visit.path())),
                        CaseRow.raise(level, texts)));
            }
            case BLANK -> Optional.empty();
        };
    }
}
