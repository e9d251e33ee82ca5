package no.portvakt.trust.correlation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorrelationIdTest {

    /** Enough draws to meet about 80 UUIDs with eleven digits in a row, which must not surface. */
    @Test
    void shouldDrawAnAcceptableIdEveryTime() {
        Set<CorrelationId> drawn = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            drawn.add(CorrelationId.random());
        }
        assertThat(drawn).hasSize(10_000).noneMatch(id -> id.value().matches(".*\\d{11}.*"));
    }

    @Test
    void shouldTakeOverAnIdThatAPeerSet() {
        assertThat(CorrelationId.parse("c0ffee00-1234"))
                .map(CorrelationId::toString)
                .contains("c0ffee00-1234");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "short",
                "with blank in it",
                "line\nbreak-in-it",
                "under_score_id",
                "a12345678901b",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            })
    void shouldRefuseWhateverCouldBreakALogLineOrNameAPerson(String value) {
        assertThat(CorrelationId.parse(value)).isEmpty();
        assertThatThrownBy(() -> new CorrelationId(value)).isInstanceOf(IllegalArgumentException.class);
    }
}
