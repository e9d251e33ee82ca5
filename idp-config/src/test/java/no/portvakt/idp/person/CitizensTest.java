package no.portvakt.idp.person;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose numbers a log-in looks at, in production and where test populations are let in. */
class CitizensTest {

    @ParameterizedTest
    @CsvSource({
        // a number, in production, in a test environment
        "01016060085, true, true",
        "010160 60085, true, true",
        "41016060079, true, true",
        "01818510078, false, true",
        "15869010089, false, true",
        "01016060086, false, false",
        "12345678901, false, false",
    })
    void shouldLetNobodyOfATestPopulationInInProduction(String typed, boolean production, boolean test) {
        assertThat(Citizens.read(typed, false).isPresent()).isEqualTo(production);
        assertThat(Citizens.read(typed, true).isPresent()).isEqualTo(test);
    }
}
