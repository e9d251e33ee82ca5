package no.portvakt.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import no.portvakt.gateway.fixture.FakeTime;
import org.junit.jupiter.api.Test;

class LocalBucketsTest {

    private static final Allowance THREE = new Allowance(3, 1);

    private final FakeTime time = new FakeTime();
    private final LocalBuckets buckets = new LocalBuckets(time, 100);

    @Test
    void shouldGiveABurstAndThenWhatComesBack() {
        for (int i = 0; i < 3; i++) {
            assertThat(buckets.take(LimitKind.PERSON, "kari", THREE)).isEmpty();
        }

        assertThat(buckets.take(LimitKind.PERSON, "kari", THREE)).contains(Duration.ofSeconds(1));
        time.advance(Duration.ofSeconds(1));
        assertThat(buckets.take(LimitKind.PERSON, "kari", THREE)).isEmpty();
        assertThat(buckets.take(LimitKind.PERSON, "kari", THREE)).isPresent();
    }

    @Test
    void shouldCountKindsAndNamesApart() {
        for (int i = 0; i < 3; i++) {
            buckets.take(LimitKind.PERSON, "kari", THREE);
        }

        assertThat(buckets.take(LimitKind.PERSON, "ola", THREE)).isEmpty();
        assertThat(buckets.take(LimitKind.SERVICE, "kari", THREE)).isEmpty();
    }

    @Test
    void shouldKeepNoMoreThanItHasRoomFor() {
        for (int i = 0; i < 5_000; i++) {
            buckets.take(LimitKind.ADDRESS, "address " + i, THREE);
        }

        assertThat(buckets.size()).isLessThanOrEqualTo(100);
    }
}
