package no.portvakt.minside.prefill;

import java.util.List;
import java.util.Map;
import no.portvakt.minside.catalogue.FormField;
import no.portvakt.minside.catalogue.PrefillRule;
import no.portvakt.minside.fagsystem.Kilde;
import no.portvakt.minside.fagsystem.SourceAnswer;
import no.portvakt.minside.person.Text;
import no.portvakt.minside.prefill.PrefillField.Absence;

/** Puts what was collected back into the form's fields. Pure. */
final class Present {

    private final Map<String, Collect.Collected> collected;
    private final List<FormField> fetchable;
    private final Map<String, Kilde> kilder;

    Present(Map<String, Collect.Collected> collected, List<FormField> fetchable, Map<String, Kilde> kilder) {
        this.collected = collected;
        this.fetchable = fetchable;
        this.kilder = kilder;
    }

    PrefillField field(FormField field) {
        return field.prefill()
                .map(rule -> fetchable.contains(field)
                        ? fetched(field, rule)
                        : new PrefillField.AboveLevel(field, kilde(rule), rule.level()))
                .orElseGet(() -> new PrefillField.Blank(field));
    }

    private PrefillField fetched(FormField field, PrefillRule rule) {
        return switch (collected.getOrDefault(rule.source(), new Collect.Collected.Failed("no such source"))) {
            case Collect.Collected.Got got -> answered(field, rule, got.answer());
            case Collect.Collected.Failed failed -> new PrefillField.Absent(field, kilde(rule), Absence.SOURCE_FAILED);
            case Collect.Collected.TooSlow late -> new PrefillField.Absent(field, kilde(rule), Absence.SOURCE_TOO_SLOW);
        };
    }

    private PrefillField answered(FormField field, PrefillRule rule, SourceAnswer.Answered answer) {
        var value = answer.values().get(field.path());
        return value == null
                ? new PrefillField.Absent(field, kilde(rule), Absence.NOT_KNOWN)
                : new PrefillField.Filled(field, value, kilde(rule), answer.fetched(), answer.validUntil(), rule);
    }

    private Kilde kilde(PrefillRule rule) {
        return kilder.getOrDefault(rule.source(), new Kilde(rule.source(), Text.same(rule.source()), ""));
    }
}
