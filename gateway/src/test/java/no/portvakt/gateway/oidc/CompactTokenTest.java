package no.portvakt.gateway.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import no.portvakt.testsupport.idp.FakeTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompactTokenTest {

    private final String token = new FakeTokens()
            .sign("JWT", new JWTClaimsSet.Builder().subject("kari").build());

    @Test
    void shouldReadATokenInItsOneSpelling() {
        assertThat(CompactToken.parse(token)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"=", "==", "\n", " ", ".", ".e30", "+", "é"})
    void shouldRefuseATokenWithSomethingAfterIt(String surplus) {
        assertThat(CompactToken.parse(token + surplus)).isEmpty();
    }

    @Test
    void shouldRefuseEveryOtherSpellingOfTheSameBytes() {
        assertThat(CompactToken.parse(FakeTokens.withSurplusBits(token))).isEmpty();
        assertThat(CompactToken.parse(" " + token)).isEmpty();
        assertThat(CompactToken.parse(token.replaceFirst("\\.", "=."))).isEmpty();
        assertThat(CompactToken.parse(token.replaceFirst("\\.", "\n."))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "..", "a.b", "a.b.c", "eyJhbGciOiJub25lIn0.e30.", "....", "e30.e30.e30.e30.e30"})
    void shouldRefuseWhatIsNoSignedToken(String text) {
        assertThat(CompactToken.parse(text)).isEmpty();
    }

    @Test
    void shouldRefuseATokenWithoutEnd() {
        assertThat(CompactToken.parse(token + "a".repeat(64 * 1024))).isEmpty();
    }
}
