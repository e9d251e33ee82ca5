package no.portvakt.gateway.console.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import no.portvakt.gateway.console.officers.Language;
import no.portvakt.gateway.console.officers.OfficerCall;
import no.portvakt.profiles.simulate.Effect;
import no.portvakt.profiles.simulate.Tally;
import no.portvakt.trust.correlation.CorrelationId;
import org.junit.jupiter.api.Test;

class HourChartTest {

    private static final Instant MONDAY = Instant.parse("2026-11-16T00:00:00Z");

    private final Visit visit = new Visit(new OfficerCall(PageGallery.KARI, CorrelationId.random()), Language.EN, "/");

    @Test
    void shouldDrawEachHourToScaleAndSayWhichIsTheWorst() {
        var hours = new TreeMap<>(Map.of(
                MONDAY,
                tally(40, 10),
                MONDAY.plus(Duration.ofHours(1)),
                tally(0, 0),
                MONDAY.plus(Duration.ofHours(3)),
                tally(25, 0)));

        var chart = HourChart.of(hours, visit);

        assertThat(chart.columns())
                .extracting(HourChart.Bar::kind, HourChart.Bar::x, HourChart.Bar::y, HourChart.Bar::height)
                .containsExactly(
                        tuple("step-up", "0.0", 32, 128),
                        tuple("refused", "0.0", 0, 32),
                        tuple("step-up", "90.0", 80, 80));
        assertThat(chart.highest()).isEqualTo("50");
        assertThat(chart.words()).startsWith("75 requests").contains("16 November at 01:00: 50");
        assertThat(chart.rows()).hasSize(2);
    }

    @Test
    void shouldDrawDaysWhereThereAreTooManyHours() {
        var hours = new TreeMap<Instant, Tally>();
        for (int hour = 0; hour < 24 * 30; hour++) {
            hours.put(MONDAY.plus(Duration.ofHours(hour)), tally(1, 0));
        }

        var chart = HourChart.of(hours, visit);

        assertThat(chart.rows()).hasSizeBetween(30, 31);
        assertThat(chart.ticks()).hasSizeLessThanOrEqualTo(8);
        assertThat(chart.words()).contains("720 requests");
    }

    private static Tally tally(long stepUp, long refused) {
        return new Tally(Map.of(Effect.UNCHANGED, 1_000L, Effect.STEP_UP, stepUp, Effect.REFUSED, refused), Map.of());
    }
}
