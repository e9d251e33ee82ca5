package no.portvakt.idp.rotation;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * A key that a realm signs its tokens with, or has signed them with.
 *
 * @param id Keycloak's own
 * @param priority Keycloak signs with the active one of the highest priority
 * @param active whether it may sign; if not, what it signed is still verified
 */
public record SigningKey(String id, String name, long priority, boolean active) {

    private static final String OURS = "portvakt-signing-";

    /** How a key that is made now is called: Keycloak keeps no time for it. */
    static String nameOf(Instant made) {
        return OURS + made;
    }

    /** Empty for a key that Keycloak has made by itself: it is as old as the realm. */
    Optional<Instant> made() {
        if (!name.startsWith(OURS)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(name.substring(OURS.length())));
        } catch (DateTimeException renamed) {
            return Optional.empty();
        }
    }
}
