package no.portvakt.profiles.simulate;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import no.portvakt.profiles.decide.Demand;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.reason.Reason;
import no.portvakt.profiles.simulate.Readings.Reading;

/**
 * The decisions on one distinct request, so far. Two people in the same position are decided alike; of the age of a
 * log-in only matters on which side of the limits it is. Not thread-safe; lives for one replay.
 */
final class Precedents {

    private final List<Reading> readings;
    private final List<Duration> limits;
    private final Map<Position, Finding> decided = new HashMap<>();

    /**
     * Of a request that can be read in these ways.
     *
     * @param readings empty if nobody can say
     */
    Precedents(List<Reading> readings) {
        this.readings = readings;
        this.limits = readings.stream()
                .flatMap(reading -> Stream.concat(reading.then().stream(), Stream.of(reading.now())))
                .flatMap(ruling -> ruling.demand().stream())
                .map(Demand::maxAge)
                .flatMap(Optional::stream)
                .distinct()
                .sorted()
                .toList();
    }

    Finding find(RecordedDecision record) {
        if (record.age().filter(Duration::isNegative).isPresent()) {
            // The issuer's clock was ahead, which has a limit of its own.
            return Rehearsal.find(record, readings);
        }
        var position = new Position(
                record.levelHad(),
                record.loginMethod(),
                record.issuer(),
                record.age().map(this::side).orElse(Position.UNKNOWN_AGE),
                record.outcome(),
                record.reason());
        return decided.computeIfAbsent(position, _ -> Rehearsal.find(record, readings));
    }

    /** Even numbers lie between two limits, odd ones on one. */
    private int side(Duration age) {
        int side = 0;
        for (var limit : limits) {
            int compared = age.compareTo(limit);
            if (compared <= 0) {
                return compared == 0 ? side + 1 : side;
            }
            side += 2;
        }
        return side;
    }

    private record Position(
            SecurityLevel level,
            Optional<String> loginMethod,
            Optional<String> issuer,
            int age,
            Outcome outcome,
            Optional<Reason> reason) {

        static final int UNKNOWN_AGE = -1;
    }
}
