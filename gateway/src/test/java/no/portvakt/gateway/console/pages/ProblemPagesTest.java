package no.portvakt.gateway.console.pages;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemPagesTest {

    /** Each already in the order in which the sender wants them, as the framework gives them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/html,application/xhtml+xml,application/xml,*/* | true",
                "text/html | true",
                "*/* | false",
                "application/json | false",
                "application/json,text/html | false",
                "application/problem+json,*/* | false",
                "application/pdf | false",
                "image/avif,text/html,*/* | true"
            })
    void shouldGiveAPageToWhoeverWantsOneBeforeADocument(String accepted, boolean page) {
        var types =
                Arrays.stream(accepted.split(",", -1)).map(MediaType::valueOf).toList();

        assertThat(ProblemPages.wantsPage(types)).isEqualTo(page);
    }
}
