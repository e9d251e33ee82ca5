package no.portvakt.minside.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.Period;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionClassesTest {

    @ParameterizedTest
    @CsvSource({
        "P1Y,      1 år,                     1 year",
        "P3Y,      3 år,                     3 years",
        "P18M,     18 måneder,               18 months",
        "P1Y1M,    1 år og 1 måned,          1 year and 1 month",
        "P1Y2M10D, 1 år og 2 måneder og 10 dager, 1 year and 2 months and 10 days",
        "P2W,      14 dager,                 14 days",
    })
    void shouldSayItInWords(String period, String nb, String en) {
        var span = new RetentionClass("x", Period.parse(period)).span();

        assertThat(span.nb()).isEqualTo(nb);
        assertThat(span.en()).isEqualTo(en);
    }

    @ParameterizedTest
    @CsvSource({"P1M, 2031-01-31, 2031-02-28", "P1Y, 2028-02-29, 2029-02-28", "P3Y, 2031-11-24, 2034-11-24"})
    void shouldCountInTheCalendar(String period, String over, String until) {
        assertThat(new RetentionClass("x", Period.parse(period)).until(LocalDate.parse(over)))
                .isEqualTo(until);
    }

    @Test
    void shouldLetAnInstallationDecide() {
        var classes = new RetentionClasses(Map.of("vanlig", "P5Y", "svaert-kort", "P30D"));

        assertThat(classes.find("vanlig").map(RetentionClass::keep)).contains(Period.ofYears(5));
        assertThat(classes.find("svaert-kort").map(RetentionClass::keep)).contains(Period.ofDays(30));
        assertThat(classes.find("kort").map(RetentionClass::keep)).contains(Period.ofYears(1));
        assertThat(classes.find("evig")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3 år", "P0D", "P-1Y", "PT24H", "P1Y-1D", "for alltid"})
    void shouldRefuseWhatIsNoPeriod(String period) {
        var configured = Map.of("vanlig", period);

        assertThatThrownBy(() -> new RetentionClasses(configured))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("minside.retention.\"vanlig\"");
    }
}
