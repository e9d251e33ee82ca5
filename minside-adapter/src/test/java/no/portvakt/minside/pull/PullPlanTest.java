package no.portvakt.minside.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PullPlanTest {

    private static final PullPlan PLAN =
            new PullPlan(Set.of("k2000"), Duration.ofMinutes(5), 50, Duration.ofDays(7), 30);

    @ParameterizedTest
    @CsvSource({
        "-PT1H,  false, PT5M", // a clock that is behind
        "PT0S,   false, PT5M",
        "PT50M,  false, PT5M",
        "PT10H,  false, PT1H",
        "P10D,   false, P1D",
        "P700D,  false, P7D",
        "PT0S,   true,  P7D",
        "P700D,  true,  P7D",
    })
    void shouldAskTheLessOftenTheLongerACaseStoodStill(Duration stoodStill, boolean over, Duration wait) {
        assertThat(PLAN.until(stoodStill, over)).isEqualTo(wait);
    }

    @ParameterizedTest
    @CsvSource({"0, PT5M", "1, PT10M", "5, PT160M", "11, PT85H20M", "1000000, PT85H20M"})
    void shouldWaitLongerEachTimeThatNothingCame(int failures, Duration wait) {
        assertThat(PLAN.untilAfter(failures)).isEqualTo(wait);
    }

    @Test
    void shouldStayWithinATenthWhenItJitters() {
        assertThat(PullPlan.jittered(Duration.ofSeconds(100), 0)).isEqualTo(Duration.ofSeconds(90));
        assertThat(PullPlan.jittered(Duration.ofSeconds(100), 1)).isEqualTo(Duration.ofSeconds(110));
    }

    @Test
    void shouldNotAskForCasesOfWhoMayTell() {
        assertThat(PLAN.besides(Set.of("oppad"))).isEqualTo(PLAN);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLAN.besides(Set.of("oppad", "k2000")))
                .withMessageContaining("[k2000]");
    }
}
