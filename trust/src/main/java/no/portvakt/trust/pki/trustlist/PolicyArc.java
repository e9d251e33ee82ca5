package no.portvakt.trust.pki.trustlist;

import java.util.regex.Pattern;

/**
 * A branch of the tree of object identifiers: a policy and all below it.
 *
 * @param oid in dotted decimal, for instance {@code 2.16.578.1.26.1.3.1}
 */
public record PolicyArc(String oid) {

    private static final Pattern DOTTED = Pattern.compile("[0-2](?:\\.(?:0|[1-9][0-9]*))+");

    public PolicyArc {
        if (!DOTTED.matcher(oid).matches()) {
            throw new IllegalArgumentException("'" + oid + "' is not an object identifier in dotted decimal");
        }
    }

    /** By whole numbers: {@code 1.2.3} covers {@code 1.2.3.4}, not {@code 1.2.34}. */
    public boolean covers(String policy) {
        return policy.equals(oid) || policy.startsWith(oid + ".");
    }
}
