package no.portvakt.minside.fagsystem.connector;

import java.time.Duration;
import java.util.Optional;

/**
 * How much a system is borne with. A look-up changes nothing there, so it may be made again.
 *
 * @param deadline for one question with all its tries
 * @param retries how often a question that was not answered is asked again
 * @param pause before the first of them, doubled before each more
 * @param together how many questions may be under way at once; one more is refused at once
 * @param breaker when the system is left alone for a while
 */
public record Patience(Duration deadline, int retries, Duration pause, int together, Breaker breaker) {

    /** Where the file says nothing. */
    static final Patience USUAL = new Patience(
            Duration.ofSeconds(2), 1, Duration.ofMillis(100), 16, new Breaker(20, 50, Duration.ofSeconds(15)));

    /**
     * A circuit breaker.
     *
     * @param of how many of the last questions count
     * @param failed the share of them, in per cent, whose failure opens it
     * @param rest how long nothing is asked then
     */
    public record Breaker(int of, int failed, Duration rest) {}

    /** As it stands in the file; whatever is left out is as usual. */
    record Written(
            Optional<Duration> deadline,
            Optional<Integer> retries,
            Optional<Duration> pause,
            Optional<Integer> together,
            Optional<Breaker> breaker) {

        Patience patience() {
            return new Patience(
                    deadline.orElse(USUAL.deadline()),
                    retries.orElse(USUAL.retries()),
                    pause.orElse(USUAL.pause()),
                    together.orElse(USUAL.together()),
                    breaker.orElse(USUAL.breaker()));
        }
    }
}
