package no.portvakt.trust.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealerTest {

    private static final SealingKey OLD = new SealingKey("2025", Secret.of("the old secret"));
    private static final SealingKey NEW = new SealingKey("2026", Secret.of("the new secret"));

    private final Sealer sealer = new Sealer(List.of(NEW), "person.pid");

    @Test
    void shouldOpenWhatItSealed() {
        assertThat(sealer.open(sealer.seal("blåbær"))).contains("blåbær");
    }

    @Test
    void shouldSealTheSameTwiceDifferently() {
        assertThat(sealer.seal("same")).isNotEqualTo(sealer.seal("same"));
    }

    @Test
    void shouldShowNothingOfTheClearText() {
        var parts = sealer.seal("01815060012").split("\\.", -1);
        for (var part : parts) {
            assertThat(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.ISO_8859_1))
                    .doesNotContain("018150");
        }
    }

    @Test
    void shouldNotOpenWhatWasSealedForAnotherPurpose() {
        var elsewhere = new Sealer(List.of(NEW), "submission.payload");

        assertThat(sealer.open(elsewhere.seal("text"))).isEmpty();
    }

    @Test
    void shouldNotOpenWithAnotherKeyOfTheSameName() {
        var impostor = new Sealer(List.of(new SealingKey("2026", Secret.of("a guess"))), "person.pid");

        assertThat(impostor.open(sealer.seal("text"))).isEmpty();
    }

    @Test
    void shouldOpenWhatAnOlderKeySealedAndSealWithTheNewestWhenKeysAreRotated() {
        var before = new Sealer(List.of(OLD), "person.pid").seal("text");
        var rotated = new Sealer(List.of(NEW, OLD), "person.pid");

        assertThat(rotated.open(before)).contains("text");
        assertThat(sealer.open(rotated.seal("text"))).contains("text");
    }

    @Test
    void shouldNotOpenWhatAKeySealedThatIsNoLongerThere() {
        assertThat(sealer.open(new Sealer(List.of(OLD), "person.pid").seal("text")))
                .isEmpty();
    }

    /** Header, encrypted key (empty for dir), initialisation vector, ciphertext, tag. */
    @ParameterizedTest
    @ValueSource(ints = {0, 2, 3, 4})
    void shouldNotOpenWhatWasTamperedWith(int part) {
        var parts = sealer.seal("a text that is long enough").split("\\.", -1);
        char last = parts[part].charAt(parts[part].length() / 2);
        parts[part] = parts[part].substring(0, parts[part].length() / 2)
                + (last == 'A' ? 'B' : 'A')
                + parts[part].substring(parts[part].length() / 2 + 1);

        assertThat(sealer.open(String.join(".", parts))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a.b.c.d.e", "eyJhbGciOiJub25lIn0..", "...."})
    void shouldNotOpenWhatIsNotSealed(String text) {
        assertThat(sealer.open(text)).isEmpty();
    }

    @Test
    void shouldRefuseToSealWithoutAKey() {
        assertThatThrownBy(() -> new Sealer(List.of(), "person.pid")).isInstanceOf(IllegalArgumentException.class);
    }
}
