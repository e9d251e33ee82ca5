package no.portvakt.demo.officers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import no.portvakt.trust.secret.Secret;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneTimeCodesTest {

    /** The vectors of RFC 6238, appendix B, cut to six digits. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void shouldShowTheCodesOfTheStandard(long seconds, String code) {
        var codes = new OneTimeCodes(Secret.of("12345678901234567890"));

        assertThat(codes.at(Instant.ofEpochSecond(seconds))).isEqualTo(code);
    }
}
