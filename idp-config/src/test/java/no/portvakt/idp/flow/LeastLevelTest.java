package no.portvakt.idp.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.portvakt.profiles.level.SecurityLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeastLevelTest {

    @Test
    void shouldReadALevel() {
        assertThat(LeastLevel.of(List.of())).isEmpty();
        assertThat(LeastLevel.of(List.of("3"))).contains(SecurityLevel.SUBSTANTIAL);
        assertThat(LeastLevel.of(List.of("4"))).contains(SecurityLevel.HIGH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "5", "-1", "3, 4", "three", "03", "3.0"})
    void shouldTakeTheHighestForWhatItCannotRead(String said) {
        assertThat(LeastLevel.of(List.of(said))).contains(SecurityLevel.HIGH);
    }

    @Test
    void shouldTakeTheHighestWhereItIsSaidTwice() {
        assertThat(LeastLevel.of(List.of("2", "2"))).contains(SecurityLevel.HIGH);
    }
}
