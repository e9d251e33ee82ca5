package no.portvakt.idp.federation;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import no.portvakt.trust.identity.NationalId;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.events.Details;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Her session at the provider, so that a log-out can speak of it, here and there. Keycloak keeps it with her session here;
 * where a valid national id number stands in any of it, nothing is kept, and a log-out stays on this side. Eleven digits
 * alone are no such number: one in two hundred random UUIDs has them.
 *
 * @param name what the provider calls it, behind the provider's alias and a dot, as Keycloak looks for it; empty if it has
 *     no name
 * @param notes what Keycloak's provider needs in order to end it there
 */
record UpstreamSession(Optional<String> name, Map<String, String> notes) {

    UpstreamSession {
        notes = Map.copyOf(notes);
    }

    static UpstreamSession of(Optional<String> name, Map<String, String> notes) {
        return Stream.concat(name.stream(), notes.values().stream()).anyMatch(NationalId::occursIn)
                ? new UpstreamSession(Optional.empty(), Map.of())
                : new UpstreamSession(name, notes);
    }

    /** Where there is a session here already Keycloak keeps the name that this one began with. */
    void keepIn(AuthenticationSessionModel authentication, String alias) {
        name.ifPresent(known -> authentication.setAuthNote(AuthenticationProcessor.BROKER_SESSION_ID, known));
        if (!notes.isEmpty()) {
            authentication.setUserSessionNote(Details.IDENTITY_PROVIDER, alias);
            notes.forEach(authentication::setUserSessionNote);
        }
    }
}
