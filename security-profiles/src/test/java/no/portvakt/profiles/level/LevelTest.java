package no.portvakt.profiles.level;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LevelTest {

    private final AcrMapping idPorten = new AcrMapping("https://issuer.example", AcrMapping.ID_PORTEN);

    @Test
    void shouldOrderTheLevelsByTheirNumber() {
        for (var held : SecurityLevel.values()) {
            for (var required : SecurityLevel.values()) {
                assertThat(held.satisfies(required)).isEqualTo(held.number() >= required.number());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 5, 34, Integer.MAX_VALUE})
    void shouldKnowNoLevelOutsideTheScale(int number) {
        assertThat(SecurityLevel.of(number)).isEmpty();
    }

    @Test
    void shouldNeitherAskForNorTakeMoreThanTheIssuerReaches() {
        var low = idPorten.upTo(SecurityLevel.SUBSTANTIAL);

        assertThat(low.acrFor(SecurityLevel.SUBSTANTIAL)).contains("idporten-loa-substantial");
        assertThat(low.acrFor(SecurityLevel.HIGH)).isEmpty();
        assertThat(low.levelOf("idporten-loa-high")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"idporten-loa-low, LOW", "idporten-loa-substantial, SUBSTANTIAL", "idporten-loa-high, HIGH"})
    void shouldGiveTheLevelWhenTheIssuerSaysExactlyThat(String acr, SecurityLevel level) {
        assertThat(idPorten.levelOf(acr)).contains(level);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "4",
                "Level4",
                "Level3",
                "IDPORTEN-LOA-HIGH",
                "idporten-loa-high ",
                "idporten-loa-high idporten-loa-low",
                "idporten-loa",
                "eidas-loa-high",
                "selfregistered-email",
            })
    void shouldGiveNoLevelWhenTheValueIsNotOnTheList(String acr) {
        assertThat(idPorten.levelOf(acr)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "OPEN, idporten-loa-low",
        "SELF_DECLARED, idporten-loa-low",
        "LOW, idporten-loa-low",
        "SUBSTANTIAL, idporten-loa-substantial",
        "HIGH, idporten-loa-high"
    })
    void shouldAskForTheLowestThatSatisfies(SecurityLevel required, String acr) {
        assertThat(idPorten.acrFor(required)).contains(acr);
    }

    @Test
    void shouldAskForNothingWhenTheIssuerCannotReachTheLevel() {
        var weak = new AcrMapping("https://weak.example", Map.of("password", SecurityLevel.LOW));
        assertThat(weak.acrFor(SecurityLevel.SUBSTANTIAL)).isEmpty();
    }
}
