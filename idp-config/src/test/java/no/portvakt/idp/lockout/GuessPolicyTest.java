package no.portvakt.idp.lockout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class GuessPolicyTest {

    private static final List<GuessPolicy> ALL =
            List.of(GuessPolicy.PAIR, GuessPolicy.PERSON, GuessPolicy.CLIENT, GuessPolicy.ORDERS);

    @Property
    void shouldNeverWaitLessAfterMoreGuessesNorForGood(@ForAll @IntRange(max = 10_000) int wrong) {
        for (var policy : ALL) {
            assertThat(policy.waitAfter(wrong + 1)).isGreaterThanOrEqualTo(policy.waitAfter(wrong));
            assertThat(policy.waitAfter(wrong)).isLessThanOrEqualTo(Duration.ofMinutes(15));
        }
    }

    @Test
    void shouldSlowDownBeforeItLocks() {
        assertThat(GuessPolicy.PAIR.free()).isEqualTo(2);
        assertThat(GuessPolicy.PAIR.waitAfter(3)).isEqualTo(Duration.ofSeconds(5));
        assertThat(GuessPolicy.PAIR.waitAfter(5)).isEqualTo(Duration.ofMinutes(1));
    }

    /** Or one client could lock out a person everywhere. */
    @Test
    void shouldStopOneClientLongBeforeThePerson() {
        var minute = Duration.ofMinutes(1);
        int inAMinute = 0;
        for (var at = Duration.ZERO; at.compareTo(minute) < 0; at = at.plus(GuessPolicy.PAIR.waitAfter(inAMinute))) {
            inAMinute++;
        }
        assertThat(inAMinute).isLessThan(GuessPolicy.PERSON.free());
    }

    @Test
    void shouldRefuseAPolicyThatForgetsNothingOrWaitsLessAfterMore() {
        assertThatThrownBy(() -> new GuessPolicy(List.of(Duration.ofHours(2)), Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new GuessPolicy(List.of(Duration.ofSeconds(2), Duration.ZERO), Duration.ofHours(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
