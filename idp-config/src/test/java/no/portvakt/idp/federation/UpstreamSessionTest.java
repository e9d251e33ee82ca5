package no.portvakt.idp.federation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpstreamSessionTest {

    @Test
    void shouldKeepWhatALogOutTakes() {
        var session = UpstreamSession.of(Optional.of("portalen._a1"), Map.of("name", "transient-7f3e"));

        assertThat(session.name()).contains("portalen._a1");
        assertThat(session.notes()).containsEntry("name", "transient-7f3e");
    }

    @Test
    void shouldKeepARandomNameThatHappensToHaveElevenDigits() {
        var name = "idporten.7c0e4bd2-9a1f-4c3e-8d5b-a12345678901";

        assertThat(UpstreamSession.of(Optional.of(name), Map.of()).name()).contains(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"01016060085", "uid=01016060085;", "{\"value\":\"010160 60085\"}", "41016060079@portal"})
    void shouldKeepNothingWhereItMayBeANationalIdNumber(String text) {
        assertThat(UpstreamSession.of(Optional.of("portalen.1"), Map.of("name", text)))
                .isEqualTo(new UpstreamSession(Optional.empty(), Map.of()));
        assertThat(UpstreamSession.of(Optional.of("portalen." + text), Map.of()))
                .isEqualTo(new UpstreamSession(Optional.empty(), Map.of()));
    }
}
