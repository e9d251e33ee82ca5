package no.portvakt.idp.flow;

import java.util.Optional;
import no.portvakt.profiles.level.SecurityLevel;
import org.keycloak.authentication.authenticators.util.AcrStore;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.AuthenticationFlowResolver;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * What the client asked for. A client that asks for nothing gets what its default says, and without one the level of the
 * PIN letter.
 */
public final class WantedLevel {

    private WantedLevel() {}

    /** In the browser flow of the realm; empty if the client asks for a level that does not exist. */
    public static Optional<SecurityLevel> of(KeycloakSession session, AuthenticationSessionModel authentication) {
        return of(session, authentication, AuthenticationFlowResolver.resolveBrowserFlow(authentication));
    }

    /** Empty if the client asks for a level that does not exist. */
    public static Optional<SecurityLevel> of(
            KeycloakSession session, AuthenticationSessionModel authentication, AuthenticationFlowModel flow) {
        int asked = new AcrStore(session, authentication).getRequestedLevelOfAuthentication(flow);
        return asked <= Constants.MINIMUM_LOA ? Optional.of(SecurityLevel.SUBSTANTIAL) : SecurityLevel.of(asked);
    }
}
