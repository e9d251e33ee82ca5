package no.portvakt.minside.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.portvakt.minside.catalogue.FieldKind;
import no.portvakt.minside.catalogue.Form;
import no.portvakt.minside.catalogue.FormField;
import no.portvakt.minside.catalogue.PrefillRule;
import no.portvakt.minside.catalogue.RetentionClass;
import no.portvakt.minside.person.Text;
import no.portvakt.minside.prefill.PrefillMemory.Fetched;
import no.portvakt.profiles.decide.Demand;
import no.portvakt.profiles.level.SecurityLevel;
import org.junit.jupiter.api.Test;

class FormCheckTest {

    private static final Text TEXT = Text.same("x");
    private static final Form FORM = new Form(
            "oppad",
            TEXT,
            Demand.of(SecurityLevel.SUBSTANTIAL),
            Demand.of(SecurityLevel.SUBSTANTIAL),
            new RetentionClass("vanlig", Period.ofYears(3)),
            List.of(
                    field("name", FieldKind.TEXT, true, Optional.of(rule(false))),
                    field("mobile", FieldKind.PHONE, false, Optional.of(rule(true))),
                    field("from", FieldKind.DATE, true, Optional.empty()),
                    field("note", FieldKind.LONG_TEXT, false, Optional.empty())));
    private static final Map<String, Fetched> FETCHED = Map.of(
            "name", new Fetched("Ingrid Solbakken", "folkeregister", Instant.EPOCH),
            "mobile", new Fetched("99999999", "krr", Instant.EPOCH));

    private static FormField field(String path, FieldKind kind, boolean required, Optional<PrefillRule> rule) {
        return new FormField(path, kind, TEXT, required, 30, List.of(), rule);
    }

    private static PrefillRule rule(boolean editable) {
        return new PrefillRule(List.of("folkeregister"), SecurityLevel.SUBSTANTIAL, TEXT, Optional.empty(), editable);
    }

    private static Map<String, String> sent(String... pairs) {
        Map<String, String> sent = new HashMap<>(Map.of("from", "2026-12-01"));
        for (int i = 0; i < pairs.length; i += 2) {
            sent.put(pairs[i], pairs[i + 1]);
        }
        return sent;
    }

    @Test
    void shouldPutBackWhatWasFetchedWhenItIsNotSent() {
        var checked = FormCheck.check(FORM, sent(), FETCHED);

        assertThat(checked.problems()).isEmpty();
        assertThat(checked.values())
                .containsEntry("name", new Payload.Value("Ingrid Solbakken", Optional.of("folkeregister")));
    }

    @Test
    void shouldRefuseWhenALockedFieldCameBackChanged() {
        var checked = FormCheck.check(FORM, sent("name", "Kong Olav"), FETCHED);

        assertThat(checked.problems()).containsExactly(new FieldProblem("name", FieldProblem.Kind.LOCKED));
    }

    @Test
    void shouldTakeTheCitizensWordWhenTheSourceHadFailed() {
        var checked = FormCheck.check(FORM, sent("name", "Ingrid S"), Map.of());

        assertThat(checked.values()).containsEntry("name", new Payload.Value("Ingrid S", Optional.empty()));
    }

    @Test
    void shouldNotNameTheSourceWhenTheCitizenChangedTheValue() {
        var checked = FormCheck.check(FORM, sent("mobile", "12345678"), FETCHED);

        assertThat(checked.values()).containsEntry("mobile", new Payload.Value("12345678", Optional.empty()));
    }

    @Test
    void shouldSayEveryProblemAtOnce() {
        var checked = FormCheck.check(
                FORM, Map.of("from", "01.12.2026", "mobile", "ring meg", "note", "x".repeat(31), "pid", "1"), Map.of());

        assertThat(checked.problems())
                .containsExactlyInAnyOrder(
                        new FieldProblem("", FieldProblem.Kind.UNKNOWN_FIELD),
                        new FieldProblem("name", FieldProblem.Kind.MISSING),
                        new FieldProblem("mobile", FieldProblem.Kind.WRONG_FORM),
                        new FieldProblem("from", FieldProblem.Kind.WRONG_FORM),
                        new FieldProblem("note", FieldProblem.Kind.TOO_LONG));
    }
}
