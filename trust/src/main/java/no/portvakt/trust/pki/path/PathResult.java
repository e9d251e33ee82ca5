package no.portvakt.trust.pki.path;

import java.util.Set;

/** What RFC 5280, chapter 6, says of a chain. */
public sealed interface PathResult {

    /**
     * It holds.
     *
     * @param policies the OIDs that are valid for the certificate, all the way up; the anyPolicy may be among them
     */
    record Valid(Set<String> policies) implements PathResult {

        public Valid {
            policies = Set.copyOf(policies);
        }
    }

    /**
     * It does not.
     *
     * @param why in the library's words, for an officer
     */
    record Invalid(String why) implements PathResult {}
}
