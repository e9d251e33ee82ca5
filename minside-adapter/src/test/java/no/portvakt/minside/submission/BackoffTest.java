package no.portvakt.minside.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    @ParameterizedTest
    @CsvSource({"0, PT1S", "1, PT2S", "5, PT32S", "8, PT4M16S", "9, PT4M16S", "1000, PT4M16S"})
    void shouldWaitTwiceAsLongEachTimeButNotForever(int attempts, Duration wait) {
        assertThat(Backoff.after(attempts)).isEqualTo(wait);
    }
}
