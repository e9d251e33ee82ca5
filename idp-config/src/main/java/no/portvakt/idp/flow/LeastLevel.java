package no.portvakt.idp.flow;

import java.util.List;
import java.util.Optional;
import no.portvakt.profiles.level.SecurityLevel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.utils.AcrUtils;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The level that the policy in force demands of this log-in at this moment, as the gateway in front of us says it. What
 * the client carries was in force when it was set up; a level that was raised since counts all the same. It raises what
 * the client asked for and never lowers it, so that nobody gains anything by sending it.
 */
public final class LeastLevel {

    /** A level's number. */
    static final String HEADER = "Portvakt-Least-Level";

    private LeastLevel() {}

    /** From now on the log-in takes this level, as if the client had asked for it. */
    public static void hold(KeycloakSession session, AuthenticationSessionModel authentication) {
        of(Optional.ofNullable(session.getContext()
                                .getHttpRequest()
                                .getHttpHeaders()
                                .getRequestHeader(HEADER))
                        .orElse(List.of()))
                .map(SecurityLevel::number)
                .filter(least -> least > asked(authentication))
                .ifPresent(least -> ask(authentication, least));
    }

    /** The token says the highest of the levels that were asked for: so it is this one alone. */
    private static void ask(AuthenticationSessionModel authentication, int least) {
        authentication.setClientNote(Constants.REQUESTED_LEVEL_OF_AUTHENTICATION, Integer.toString(least));
        AcrUtils.getAcrLoaMap(authentication.getClient()).forEach((acr, level) -> {
            if (level == least) {
                authentication.setClientNote(OIDCLoginProtocol.ACR_PARAM, acr);
            }
        });
    }

    /** Empty if nothing is said; the highest there is where it cannot be read. */
    static Optional<SecurityLevel> of(List<String> said) {
        return switch (said.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(read(said.getFirst()));
            default -> Optional.of(SecurityLevel.HIGH);
        };
    }

    private static SecurityLevel read(String number) {
        return number.matches("[1-4]")
                ? SecurityLevel.of(Integer.parseInt(number)).orElse(SecurityLevel.HIGH)
                : SecurityLevel.HIGH;
    }

    private static int asked(AuthenticationSessionModel authentication) {
        return Optional.ofNullable(authentication.getClientNote(Constants.REQUESTED_LEVEL_OF_AUTHENTICATION))
                .map(Integer::parseInt)
                .orElse(Constants.NO_LOA);
    }
}
