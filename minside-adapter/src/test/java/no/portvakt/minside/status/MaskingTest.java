package no.portvakt.minside.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.portvakt.profiles.decide.Demand;
import no.portvakt.profiles.level.Assurance;
import no.portvakt.profiles.level.SecurityLevel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class MaskingTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @ParameterizedTest
    @CsvFileSource(resources = "/masking.csv", numLinesToSkip = 1)
    void shouldMaskAsTheTableSays(int stored, String today, int session, int age, String limit, String opens) {
        Optional<Duration> maxAge =
                limit.equals("-") ? Optional.empty() : Optional.of(Duration.ofMinutes(Long.parseLong(limit)));
        Optional<Demand> now = today.equals("-")
                ? Optional.empty()
                : Optional.of(Demand.of(level(Integer.parseInt(today))).within(maxAge));
        var evidence = new Assurance(level(session), "issuer", "acr", List.of(), NOW.minus(Duration.ofMinutes(age)));

        var masked = Masking.maskedUntil(Masking.demandOf(level(stored), now), evidence, NOW);

        assertThat(masked.map(level -> String.valueOf(level.number())).orElse("OPEN"))
                .isEqualTo(opens);
    }

    private static SecurityLevel level(int number) {
        return SecurityLevel.of(number).orElseThrow();
    }
}
