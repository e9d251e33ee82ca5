package no.portvakt.profiles.catalog;

import java.util.Optional;
import java.util.Set;

/**
 * What a service is about.
 *
 * @param los its place in the national taxonomy
 * @param data the kinds of data about persons that it handles; empty if nobody has said
 */
public record Classification(Optional<Los> los, Set<DataCategory> data) {

    /** Nothing said. */
    public static final Classification NONE = new Classification(Optional.empty(), Set.of());

    public Classification {
        data = Set.copyOf(data);
    }
}
