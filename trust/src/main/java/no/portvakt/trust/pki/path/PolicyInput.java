package no.portvakt.trust.pki.path;

import java.util.Set;

/**
 * What RFC 5280, 6.1.1 (c) to (g), wants to be told about policies.
 *
 * @param acceptable OIDs; empty for any
 * @param explicit whether a chain without a valid policy is refused
 */
public record PolicyInput(Set<String> acceptable, boolean explicit, boolean noMapping, boolean noAnyPolicy) {

    /** Any policy, or none: which ones are accepted is asked after, by arc. */
    public static final PolicyInput ANY = new PolicyInput(Set.of(), false, false, false);

    public PolicyInput {
        acceptable = Set.copyOf(acceptable);
    }
}
