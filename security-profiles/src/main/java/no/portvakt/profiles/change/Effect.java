package no.portvakt.profiles.change;

import java.util.Optional;
import java.util.Set;
import no.portvakt.profiles.catalog.Method;
import no.portvakt.profiles.catalog.PathPattern;
import no.portvakt.profiles.decide.Demand;

/**
 * What some requests meet, before and after.
 *
 * @param host the service's
 * @param methods never empty
 * @param path where; other rules can decide for a part of it
 * @param example a path for which it is exactly so
 * @param before empty if they were refused
 * @param after empty if they are refused
 */
public record Effect(
        String host,
        Set<Method> methods,
        PathPattern path,
        String example,
        Optional<Demand> before,
        Optional<Demand> after) {

    public Effect {
        methods = Set.copyOf(methods);
    }
}
