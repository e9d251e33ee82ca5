package no.portvakt.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import no.portvakt.gateway.fixture.FakeTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
        "192.0.2.1, ::ffff:192.0.2.1, true",
        "2001:db8:1:2::1, 2001:db8:1:2:ffff:ffff:ffff:ffff, true",
        "2001:db8:1:2::1, 2001:db8:1:3::1, false",
        "fe80::1%eth0, fe80::1%eth1, true",
        "::1, 127.0.0.1, false",
        "nonsense, also nonsense, true",
    })
    void shouldTakeANetworkForOneClient(String one, String other, boolean same) {
        assertThat(ClientNetwork.of(one).equals(ClientNetwork.of(other))).isEqualTo(same);
    }
}
