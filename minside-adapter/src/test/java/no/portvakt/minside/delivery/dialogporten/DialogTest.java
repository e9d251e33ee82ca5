package no.portvakt.minside.delivery.dialogporten;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Random;
import no.portvakt.minside.grant.AuthorizedCalls;
import no.portvakt.minside.person.Text;
import no.portvakt.minside.status.CitizenStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DialogTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00.123Z");

    @Test
    void shouldNameTheSameThingsTheSameInTheFormThatIsDemanded() {
        var random = new Random(7);
        var names = new HashSet<java.util.UUID>();
        for (int i = 0; i < 10_000; i++) {
            var at = NOW.minusMillis(random.nextInt());
            var name = "case " + random.nextLong();
            var id = UuidV7.of(at, name);

            assertThat(id).isEqualTo(UuidV7.of(at, name));
            assertThat(id.version()).isEqualTo(7);
            assertThat(id.variant()).isEqualTo(2);
            assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(at.toEpochMilli());
            names.add(id);
        }
        assertThat(names).hasSize(10_000);
    }

    /** Dialogporten counts as .NET does, in units of UTF-16, and half a letter is none. */
    @Test
    void shouldShortenWordsThatWouldBeRefused() {
        assertThat(shortened("a".repeat(255))).hasSize(255).endsWith("a");
        assertThat(shortened("a".repeat(256))).hasSize(255).endsWith("a…");
        var letters = shortened("a" + "😀".repeat(200));
        assertThat(letters.length()).isLessThanOrEqualTo(255);
        assertThat(letters.substring(0, letters.length() - 1)).endsWith("😀");
        assertThat(shortened("😀".repeat(200)).codePoints().filter(one -> one >= 0xD800 && one <= 0xDFFF))
                .isEmpty();
    }

    private static String shortened(String text) {
        return Dialog.localized(Text.same(text)).getFirst().value();
    }

    @ParameterizedTest
    @EnumSource(CitizenStatus.class)
    void shouldHaveWordsForEveryStatusInEveryLanguage(CitizenStatus status) {
        var text = StatusWords.of(status).text();

        assertThat(text.nb()).isNotBlank();
        assertThat(text.nn()).isNotBlank();
        assertThat(text.en()).isNotBlank().isNotEqualTo(text.nb());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "1, 1",
        "120, 120",
        "3600, 3600",
        "3601, 3600",
        "-5, 1",
        "99999999999999, ",
        "1.5, ",
        "'', ",
        "soon, ",
        "'Tue, 24 Nov 2026 12:01:00 GMT', 60",
        "'Tue, 24 Nov 2026 11:00:00 GMT', 1",
        "'Sun, 24 Nov 2030 11:00:00 GMT', 3600",
    })
    void shouldReadHowLongToWait(String written, Long seconds) {
        assertThat(RetryAfter.read(written, Instant.parse("2026-11-24T12:00:00Z"))
                        .map(Duration::toSeconds))
                .isEqualTo(java.util.Optional.ofNullable(seconds));
    }

    @ParameterizedTest
    @CsvSource({
        "https://platform.altinn.no/dialogporten, true",
        "http://platform.altinn.no/dialogporten, false",
        "http://127.0.0.1:8461, true",
        "http://localhost:8461, true",
        "http://[::1]:8461, true",
        "http://127.0.0.1.example.com, false",
        "http://localhost@example.com, false",
        "file:/etc/passwd, false",
        "platform.altinn.no, false",
    })
    void shouldSendPeoplesNumbersNowhereInClear(java.net.URI base, boolean fit) {
        assertThat(AuthorizedCalls.isFit(base)).isEqualTo(fit);
    }
}
