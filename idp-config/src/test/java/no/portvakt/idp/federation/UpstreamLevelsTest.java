package no.portvakt.idp.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import no.portvakt.profiles.level.SecurityLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpstreamLevelsTest {

    private final UpstreamLevels levels =
            UpstreamLevels.parse("idporten-loa-substantial=3 eidas-loa-substantial=3 idporten-loa-high=4");

    @Test
    void shouldKnowItsWordsExactlyAsTheyAreWritten() {
        assertThat(levels.levelOf("idporten-loa-high")).contains(SecurityLevel.HIGH);
        assertThat(levels.levelOf("Idporten-loa-high")).isEmpty();
        assertThat(levels.levelOf("idporten-loa-high ")).isEmpty();
        assertThat(levels.levelOf("idporten-loa-low")).isEmpty();
        assertThat(levels.levelOf("4")).isEmpty();
    }

    @Test
    void shouldAskForTheLowestThatIsEnoughAndTheFirstOfTwo() {
        assertThat(levels.wordFor(SecurityLevel.LOW)).contains("idporten-loa-substantial");
        assertThat(levels.wordFor(SecurityLevel.SUBSTANTIAL)).contains("idporten-loa-substantial");
        assertThat(levels.wordFor(SecurityLevel.HIGH)).contains("idporten-loa-high");
        assertThat(UpstreamLevels.parse("a=3").wordFor(SecurityLevel.HIGH)).isEmpty();
    }

    @Test
    void shouldReadAContextThatHasASignInIt() {
        assertThat(UpstreamLevels.parse("urn:x?a=b=3").levelOf("urn:x?a=b")).contains(SecurityLevel.SUBSTANTIAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a", "a=", "=3", "a=5", "a=0", "a=-1", "a=03", "a=3 a=4", "a = 3"})
    void shouldRefuseWhatIsNoList(String written) {
        assertThatIllegalArgumentException().isThrownBy(() -> UpstreamLevels.parse(written));
    }
}
