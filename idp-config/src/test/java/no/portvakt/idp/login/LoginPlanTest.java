package no.portvakt.idp.login;

import static org.assertj.core.api.Assertions.assertThat;

import no.portvakt.profiles.level.SecurityLevel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginPlanTest {

    @ParameterizedTest
    @CsvSource({
        // required, reached, next page
        "0, 0, -",
        "1, 0, PASSWORD",
        "1, 2, -",
        "2, 0, PASSWORD",
        "2, 1, PASSWORD",
        "2, 2, -",
        "2, 3, -",
        "2, 4, -",
        "3, 0, PASSWORD",
        "3, 1, PASSWORD",
        "3, 2, CODE",
        "3, 3, -",
        "3, 4, -",
        "4, 0, CERTIFICATE",
        "4, 1, CERTIFICATE",
        "4, 2, CERTIFICATE",
        "4, 3, CERTIFICATE",
        "4, 4, -"
    })
    void shouldAskOnlyForWhatIsMissing(int required, int reached, String page) {
        var next = LoginPlan.next(level(required), level(reached));

        assertThat(next.map(Enum::name).orElse("-")).isEqualTo(page);
    }

    private static SecurityLevel level(int number) {
        return SecurityLevel.of(number).orElseThrow();
    }
}
