package no.portvakt.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class EjectionTest {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000);
    private final Ejection ejection =
            new Ejection(new Ejection.Rules(3, Duration.ofSeconds(10), Duration.ofSeconds(35)), now::get);

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            ejection.failed();
        }
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    @Test
    void shouldEjectAfterFailuresInARowAlone() {
        fail(2);
        ejection.answered();
        fail(2);
        assertThat(ejection.isInForce()).isFalse();

        fail(1);
        assertThat(ejection.isInForce()).isTrue();
        pass(Duration.ofMillis(9_999));
        assertThat(ejection.isInForce()).isTrue();
        pass(Duration.ofMillis(1));
        assertThat(ejection.isInForce()).isFalse();
    }

    @Test
    void shouldEjectForLongerWhenItFailsAgainAtOnceAndNeverForLongerThanTheLongest() {
        fail(3);
        pass(Duration.ofSeconds(10));
        fail(1);
        pass(Duration.ofSeconds(19));
        assertThat(ejection.isInForce()).isTrue();
        pass(Duration.ofSeconds(1));
        assertThat(ejection.isInForce()).isFalse();

        fail(1);
        pass(Duration.ofMillis(34_999));
        assertThat(ejection.isInForce()).isTrue();
        pass(Duration.ofMillis(1));
        assertThat(ejection.isInForce()).isFalse();
        assertThat(ejection.count()).isEqualTo(3);
    }

    @Test
    void shouldBeAsGoodAsNewAfterOneAnswer() {
        fail(3);
        pass(Duration.ofSeconds(10));
        ejection.answered();
        fail(2);
        assertThat(ejection.isInForce()).isFalse();
    }

    @Test
    void shouldNotCountWhatFailsWhileItIsInForce() {
        fail(3);
        fail(30);
        pass(Duration.ofSeconds(10));
        assertThat(ejection.isInForce()).isFalse();
        assertThat(ejection.count()).isEqualTo(1);
    }
}
