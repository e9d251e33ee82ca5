package no.portvakt.demo.journey;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import no.portvakt.demo.machine.Pause;

/** Waiting for something that happens behind the scenes, by looking again. */
final class Patience {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private Patience() {}

    /** The first sight of it, or empty when the time is over. */
    static <T> Optional<T> until(Duration limit, Supplier<Optional<T>> look) {
        var deadline = Instant.now().plus(limit);
        var seen = look.get();
        while (seen.isEmpty() && Instant.now().isBefore(deadline)) {
            Pause.of(BETWEEN_LOOKS);
            seen = look.get();
        }
        return seen;
    }
}
