package no.portvakt.idp.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import no.portvakt.trust.secret.KeyedHash;
import no.portvakt.trust.secret.SealingKey;
import no.portvakt.trust.secret.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PinCodeTest {

    private static final SealingKey OLD = new SealingKey("1", Secret.of("old"));
    private static final SealingKey NEW = new SealingKey("2", Secret.of("new"));
    private static final KeyedHash HASH = new KeyedHash(List.of(NEW, OLD), "pin.code");

    private final PinCode code = new PinCode("ACDE3");

    @ParameterizedTest
    @ValueSource(strings = {"ACDE3", "acde3", " ac de3 ", "AC-DE3"})
    void shouldReadWhatAPersonTypes(String typed) {
        assertThat(PinCode.parse(typed)).contains(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ACDE", "ACDE34ACDE34A", "ACDE0", "ACDÆ3", "'; drop"})
    void shouldGiveNothingWhenItCannotBeACode(String typed) {
        assertThat(PinCode.parse(typed)).isEmpty();
    }

    @Test
    void shouldBeNamedDifferentlyWhenLetterOrNumberOrKeyDiffers() {
        assertThat(code.name("letter", 1, HASH))
                .isEqualTo(new PinCode("ACDE3").name("letter", 1, HASH))
                .isNotEqualTo(code.name("letter", 2, HASH))
                .isNotEqualTo(code.name("other", 1, HASH))
                .isNotEqualTo(code.name("letter", 1, new KeyedHash(List.of(OLD), "pin.code")))
                .isNotEqualTo(new PinCode("ACDE4").name("letter", 1, HASH))
                .doesNotContain("ACDE3")
                .hasSize(43);
    }

    @Test
    void shouldBeFoundUnderTheOldKeyWhenAPepperCameInFrontOfIt() {
        var printedBefore = code.name("letter", 1, new KeyedHash(List.of(OLD), "pin.code"));

        assertThat(code.names("letter", 1, HASH)).contains(printedBefore).startsWith(code.name("letter", 1, HASH));
    }

    @Property
    void shouldNeverThrowNorInventWhateverIsTyped(@ForAll String typed) {
        PinCode.parse(typed).ifPresent(read -> assertThat(read.characters())
                .matches("[ACDEFGHJKMNPQRTVWXY34679]{5,12}")
                .isEqualTo(typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT)));
    }

    @Test
    void shouldNotPrintItsCharacters() {
        assertThat(code.toString()).doesNotContain("ACDE3");
    }
}
