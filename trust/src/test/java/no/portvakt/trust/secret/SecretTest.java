package no.portvakt.trust.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {

    private record Configuration(String name, Secret password) {}

    @Test
    void shouldPrintAsStarsWhereverItStands() {
        var configuration = new Configuration("database", Secret.of("planted-value"));

        assertThat(configuration.toString()).contains("***").doesNotContain("planted");
    }

    @Test
    void shouldBeEqualOnlyToTheSameValue() {
        assertThat(Secret.of("one")).isEqualTo(Secret.of("one")).isNotEqualTo(Secret.of("two"));
    }

    @Test
    void shouldTellNothingByItsHashCode() {
        assertThat(Secret.of("one")).hasSameHashCodeAs(Secret.of("two"));
    }

    @Test
    void shouldBeReadOnlyWhereSomebodySaysReveal() {
        assertThat(Secret.of("blåbær").<Integer>reveal(String::length)).isEqualTo(6);
        assertThat(Secret.of("å").revealBytes()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void shouldRefuseToBeEmpty(String value) {
        assertThatThrownBy(() -> Secret.of(value)).isInstanceOf(IllegalArgumentException.class);
    }
}
