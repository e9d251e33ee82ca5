package no.portvakt.minside.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class NoarkDateTest {

    @ParameterizedTest
    @CsvFileSource(
            resources = "/noark-dates.csv",
            numLinesToSkip = 1,
            ignoreLeadingAndTrailingWhitespace = true,
            quoteCharacter = '\'')
    void shouldReadDatesAsTheyAreWritten(String written, String read) {
        assertThat(NoarkDate.read(written).map(LocalDate::toString).orElse("none"))
                .isEqualTo(read);
    }
}
