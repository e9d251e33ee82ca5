package no.portvakt.idp.pin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.portvakt.trust.secret.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PinCodeTest {

    private static final Secret PEPPER = Secret.of("pepper");

    private final PinCode code = new PinCode("ACDE3");

    @ParameterizedTest
    @ValueSource(strings = {"ACDE3", "acde3", " ac de3 ", "AC-DE3"})
    void shouldReadWhatAPersonTypes(String typed) {
        assertThat(PinCode.parse(typed)).contains(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ACDE", "ACDE34", "ACDE0", "ACDÆ3", "'; drop"})
    void shouldGiveNothingWhenItCannotBeACode(String typed) {
        assertThat(PinCode.parse(typed)).isEmpty();
    }

    @Test
    void shouldHashDifferentlyWhenLetterOrNumberOrPepperDiffers() {
        assertThat(code.hash("letter", 1, PEPPER))
                .isEqualTo(new PinCode("ACDE3").hash("letter", 1, PEPPER))
                .isNotEqualTo(code.hash("letter", 2, PEPPER))
                .isNotEqualTo(code.hash("other", 1, PEPPER))
                .isNotEqualTo(code.hash("letter", 1, Secret.of("other")))
                .isNotEqualTo(new PinCode("ACDE4").hash("letter", 1, PEPPER))
                .doesNotContain("ACDE3")
                .hasSize(43);
    }

    @Test
    void shouldNotPrintItsCharacters() {
        assertThat(code.toString()).doesNotContain("ACDE3");
        assertThat(new PinLetter(1, List.of(code)).toString()).doesNotContain("ACDE3");
    }
}
