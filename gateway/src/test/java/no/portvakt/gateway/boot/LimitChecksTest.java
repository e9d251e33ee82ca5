package no.portvakt.gateway.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.portvakt.gateway.fixture.Profiles;
import org.junit.jupiter.api.Test;

class LimitChecksTest {

    private static final long MEGABYTE = 1024L * 1024;

    private static List<String> problems(Map<String, String> set) {
        var limits = new SmallRyeConfigBuilder()
                .withConverter(MemorySize.class, 100, new MemorySizeConverter())
                .withMapping(LimitSettings.class)
                .withDefaultValues(set)
                .build()
                .getConfigMapping(LimitSettings.class);
        return Stream.concat(
                        LimitChecks.problemsOf(limits, MEGABYTE).stream(),
                        LimitChecks.unknownTo(Profiles.policy().catalog(), limits).stream())
                .toList();
    }

    @Test
    void shouldBeContentWithTheDefaultsAndWithWhatIsRight() {
        assertThat(problems(Map.of())).isEmpty();
        assertThat(problems(Map.of(
                        "portvakt.limits.services.open.burst", "10",
                        "portvakt.limits.services.open.per-second", "5",
                        "portvakt.limits.services.guarded.largest-body", "100K")))
                .isEmpty();
    }

    @Test
    void shouldNameEveryProblemAtOnce() {
        assertThat(problems(Map.of(
                        "portvakt.limits.person.burst", "0",
                        "portvakt.limits.address.per-second", "20000",
                        "portvakt.limits.body-window", "PT0S",
                        "portvakt.limits.services.open.burst", "10",
                        "portvakt.limits.services.nobody.largest-body", "2M")))
                .hasSize(6)
                .allSatisfy(problem -> assertThat(problem).startsWith("portvakt.limits"));
    }
}
