package no.portvakt.profiles.catalog;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import no.portvakt.profiles.level.SecurityLevel;

/**
 * What part of a service demands, and why.
 *
 * @param methods never empty; {@code GET} brings {@code HEAD} with it
 * @param level the lowest level that opens it
 * @param maxAge the largest age of the log-in
 * @param exception {@code except: true}: this rule opens a path under the one rule that encloses it
 * @param reason why this level, in words for the citizen who is asked for it
 */
public record Rule(
        PathPattern path,
        Set<Method> methods,
        SecurityLevel level,
        Optional<Duration> maxAge,
        boolean exception,
        Texts reason) {

    public Rule {
        methods = Set.copyOf(methods);
        if (methods.isEmpty()) {
            throw new IllegalArgumentException("a rule must name a method");
        }
        if (maxAge.filter(age -> !age.isPositive()).isPresent()) {
            throw new IllegalArgumentException("maxAge must be longer than nothing");
        }
    }

    /** Whether it speaks of requests with this method. */
    public boolean isFor(Method method) {
        return methods.contains(method) || (method == Method.HEAD && methods.contains(Method.GET));
    }
}
