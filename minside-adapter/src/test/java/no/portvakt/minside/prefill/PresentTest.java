package no.portvakt.minside.prefill;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.portvakt.minside.catalogue.FieldKind;
import no.portvakt.minside.catalogue.FormField;
import no.portvakt.minside.catalogue.PrefillRule;
import no.portvakt.minside.fagsystem.Kilde;
import no.portvakt.minside.fagsystem.SourceAnswer;
import no.portvakt.minside.person.Text;
import no.portvakt.minside.prefill.Collect.Collected;
import no.portvakt.profiles.level.SecurityLevel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class PresentTest {

    private static final Instant NOW = Instant.parse("2031-11-24T12:00:00Z");
    private static final List<String> SOURCES = List.of("folkeregister", "oppad", "krr");
    private static final FormField FIELD = new FormField(
            "applicant.address",
            FieldKind.TEXT,
            Text.same("Adresse"),
            true,
            200,
            List.of(),
            Optional.of(new PrefillRule(
                    SOURCES, SecurityLevel.SUBSTANTIAL, Text.same("For å prøve"), Optional.empty(), false)));

    @ParameterizedTest
    @CsvFileSource(resources = "/prefill/present.csv", delimiter = '|', numLinesToSkip = 1)
    void shouldUseTheFirstThatKnowsAndHideNoOther(
            String register, String children, String contact, String state, String value, @Nullable String others) {
        var collected = new HashMap<String, Collected>();
        put(collected, "folkeregister", register);
        put(collected, "oppad", children);
        put(collected, "krr", contact);

        var field = Present.collected(collected, List.of(FIELD), Map.of()).field(FIELD);

        assertThat(told(field)).isEqualTo(state + " | " + value + " | " + (others == null ? "" : others));
    }

    private static void put(Map<String, Collected> collected, String source, String answer) {
        switch (answer) {
            case "failed" -> collected.put(source, new Collected.Failed("it is away"));
            case "slow" -> collected.put(source, new Collected.TooSlow());
            case "knows nothing" -> collected.put(source, got(Map.of()));
            case "not there" -> assertThat(collected).doesNotContainKey(source);
            default -> collected.put(source, got(Map.of(FIELD.path(), answer.replace("says ", ""))));
        }
    }

    private static Collected got(Map<String, String> values) {
        return new Collected.Got(new SourceAnswer.Answered(values, NOW, NOW.plusSeconds(60)));
    }

    private static String told(PrefillField field) {
        return switch (field) {
            case PrefillField.Filled filled ->
                "filled %s | %s | %s"
                        .formatted(
                                filled.kilde().id(),
                                filled.value(),
                                filled.others().stream().map(PresentTest::told).collect(joining("; ")));
            case PrefillField.Absent(var _, Kilde kilde, var reason) ->
                "absent " + kilde.id() + " | " + reason.id() + " | ";
            case PrefillField.AboveLevel _, PrefillField.Declined _, PrefillField.Blank _ ->
                throw new AssertionError(field);
        };
    }

    private static String told(PrefillField.Other other) {
        return switch (other) {
            case PrefillField.Other.Says(var kilde, var value, var _) -> kilde.id() + " says " + value;
            case PrefillField.Other.Silent(var kilde, var reason) -> kilde.id() + " " + reason.id();
        };
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/prefill/same.csv", delimiter = '|', numLinesToSkip = 1)
    void shouldTellAnotherSpellingFromAnotherValue(FieldKind kind, String one, String other, boolean same) {
        assertThat(SameValue.isSame(kind, one.replace("\\n", "\n"), other)).isEqualTo(same);
        assertThat(SameValue.isSame(kind, other, one.replace("\\n", "\n"))).isEqualTo(same);
    }
}
