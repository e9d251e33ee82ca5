package no.portvakt.profiles.decide;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import no.portvakt.profiles.level.SecurityLevel;

/**
 * What a rule demands of whoever calls.
 *
 * @param level the lowest level that opens it
 * @param maxAge the largest age of the log-in; empty means that the session's own limits are enough
 * @param issuers the issuers whose evidence counts; empty means every issuer that the edge has a mapping for
 */
public record Demand(SecurityLevel level, Optional<Duration> maxAge, Set<String> issuers) {

    public Demand {
        issuers = Set.copyOf(issuers);
        if (maxAge.filter(age -> age.isNegative() || age.isZero()).isPresent()) {
            throw new IllegalArgumentException("maxAge must be longer than nothing");
        }
    }

    public static Demand of(SecurityLevel level) {
        return new Demand(level, Optional.empty(), Set.of());
    }
}
