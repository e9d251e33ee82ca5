package no.portvakt.minside.prefill;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import no.portvakt.minside.catalogue.FormField;
import no.portvakt.minside.catalogue.PrefillRule;
import no.portvakt.minside.fagsystem.Kilde;
import no.portvakt.minside.person.Text;
import no.portvakt.minside.prefill.PrefillField.Absence;
import no.portvakt.minside.prefill.PrefillField.Absent;
import no.portvakt.minside.prefill.PrefillField.Filled;
import no.portvakt.minside.prefill.PrefillField.Other;

/** Puts what was collected back into the form's fields. Pure. */
final class Present {

    private final boolean declined;
    private final Map<String, Collect.Collected> collected;
    private final List<FormField> fetchable;
    private final Map<String, Kilde> kilder;

    private Present(
            boolean declined,
            Map<String, Collect.Collected> collected,
            List<FormField> fetchable,
            Map<String, Kilde> kilder) {
        this.declined = declined;
        this.collected = collected;
        this.fetchable = fetchable;
        this.kilder = kilder;
    }

    /**
     * Of what was collected.
     *
     * @param fetchable the fields that this session may fetch
     */
    static Present collected(
            Map<String, Collect.Collected> collected, List<FormField> fetchable, Map<String, Kilde> kilder) {
        return new Present(false, collected, fetchable, kilder);
    }

    /** Of nothing, since she does not want it. */
    static Present declined(Map<String, Kilde> kilder) {
        return new Present(true, Map.of(), List.of(), kilder);
    }

    PrefillField field(FormField field) {
        if (declined) {
            return field.prefill()
                    .<PrefillField>map(rule -> new PrefillField.Declined(
                            field, kilde(rule.sources().getFirst())))
                    .orElseGet(() -> new PrefillField.Blank(field));
        }
        return field.prefill()
                .map(rule -> fetchable.contains(field)
                        ? fetched(field, rule)
                        : new PrefillField.AboveLevel(
                                field, kilde(rule.sources().getFirst()), rule.level()))
                .orElseGet(() -> new PrefillField.Blank(field));
    }

    /** Of all sources that know it, the first is used. Where none does, she is told of the first that could not say so. */
    private PrefillField fetched(FormField field, PrefillRule rule) {
        var all = rule.sources().stream()
                .map(source -> fetched(field, rule, source))
                .toList();
        return all.stream()
                .flatMap(one -> filled(one).stream())
                .findFirst()
                .<PrefillField>map(used -> beside(used, all))
                .orElseGet(() -> all.stream()
                        .flatMap(one -> silent(one).stream())
                        .findFirst()
                        .<PrefillField>map(other -> new Absent(field, other.kilde(), other.reason()))
                        .orElse(all.getFirst()));
    }

    private static Filled beside(Filled used, List<PrefillField> all) {
        var others = all.stream().flatMap(one -> other(used, one).stream()).toList();
        return new Filled(
                used.field(), used.value(), used.kilde(), used.hentetTid(), used.gyldigTil(), used.rule(), others);
    }

    private static Optional<Other> other(Filled used, PrefillField one) {
        return filled(one)
                .filter(said -> !SameValue.isSame(used.field().kind(), used.value(), said.value()))
                .<Other>map(said -> new Other.Says(said.kilde(), said.value(), said.hentetTid()))
                .or(() -> silent(one));
    }

    private static Optional<Filled> filled(PrefillField one) {
        return Stream.of(one)
                .filter(Filled.class::isInstance)
                .map(Filled.class::cast)
                .findFirst();
    }

    /** One that could not be asked; whoever answered that it knows nothing has said so. */
    private static Optional<Other.Silent> silent(PrefillField one) {
        return one instanceof Absent(var _, var kilde, var reason) && reason != Absence.NOT_KNOWN
                ? Optional.of(new Other.Silent(kilde, reason))
                : Optional.empty();
    }

    private PrefillField fetched(FormField field, PrefillRule rule, String source) {
        return switch (collected.getOrDefault(source, new Collect.Collected.Failed("no such source"))) {
            case Collect.Collected.Got(var answer) ->
                Optional.ofNullable(answer.values().get(field.path()))
                        .<PrefillField>map(value -> new Filled(
                                field, value, kilde(source), answer.fetched(), answer.validUntil(), rule, List.of()))
                        .orElseGet(() -> new Absent(field, kilde(source), Absence.NOT_KNOWN));
            case Collect.Collected.Failed _ -> new Absent(field, kilde(source), Absence.SOURCE_FAILED);
            case Collect.Collected.TooSlow _ -> new Absent(field, kilde(source), Absence.SOURCE_TOO_SLOW);
        };
    }

    private Kilde kilde(String source) {
        return kilder.getOrDefault(source, new Kilde(source, Text.same(source), ""));
    }
}
