package no.portvakt.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionCookieTest {

    private static final String GOOD = "A".repeat(43);

    @Test
    void shouldBeHeldToOneHostAndToTlsAndBeOutOfReachOfScripts() {
        assertThat(SessionCookie.CITIZENS.set(SessionId.random(new SecureRandom())))
                .startsWith("__Host-portvakt=")
                .endsWith("; Path=/; Secure; HttpOnly; SameSite=Lax")
                .doesNotContain("Domain");
        assertThat(SessionCookie.CITIZENS.expire())
                .isEqualTo("__Host-portvakt=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0");
    }

    @Test
    void shouldReadWhatItSet() {
        var id = SessionId.random(new SecureRandom());
        var pair = SessionCookie.CITIZENS.set(id).split(";", 2)[0];

        assertThat(SessionCookie.CITIZENS.read(List.of("a=b; " + pair + "; c=d")))
                .contains(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "__Host-portvakt=",
                "__host-portvakt=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "__Host-portvakt=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "__Host-portvakt=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "__Host-portvakt=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB",
                "__Host-portvakt=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA+",
                "__Host-portvakt=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
            })
    void shouldReadNothingWhenItIsNotOneThatWeCouldHaveSet(String header) {
        assertThat(SessionCookie.CITIZENS.read(List.of(header))).isEmpty();
    }

    @Test
    void shouldReadNothingWhenThereAreTwo() {
        var pair = "__Host-portvakt=" + GOOD;

        assertThat(SessionCookie.CITIZENS.read(List.of(pair))).isPresent();
        assertThat(SessionCookie.CITIZENS.read(List.of(pair + "; " + pair))).isEmpty();
        assertThat(SessionCookie.CITIZENS.read(List.of(pair, pair))).isEmpty();
    }

    @Test
    void shouldNotPrintTheId() {
        var id = SessionId.parse(GOOD).orElseThrow();

        assertThat(id.toString()).isEqualTo("***");
        assertThat(id.hash().value()).hasSize(43).isNotEqualTo(GOOD);
    }
}
