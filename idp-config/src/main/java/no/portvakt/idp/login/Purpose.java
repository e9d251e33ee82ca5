package no.portvakt.idp.login;

import java.util.Map;
import java.util.Optional;
import no.portvakt.profiles.level.SecurityLevel;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.protocol.oidc.endpoints.AuthorizationEndpoint;

/**
 * What a log-in is for, and why it takes that level, in the words of the gateway. Believed of clients that push their
 * requests alone (RFC 9126): words that stand in an address could be anybody's, and would stand on our page.
 */
record Purpose(String service, String reason, String language) {

    private static final String SAID = AuthorizationEndpoint.LOGIN_SESSION_NOTE_ADDITIONAL_REQ_PARAMS_PREFIX;
    private static final String PUSHED = "require.pushed.authorization.requests";

    /** Empty where nothing was said that can be believed. */
    static Optional<Purpose> of(AuthenticationFlowContext context) {
        var login = context.getAuthenticationSession();
        if (!Boolean.parseBoolean(login.getClient().getAttribute(PUSHED))) {
            return Optional.empty();
        }
        return Optional.ofNullable(login.getClientNote(SAID + "portvakt_service"))
                .flatMap(service -> Optional.ofNullable(login.getClientNote(SAID + "portvakt_reason"))
                        .flatMap(reason -> Optional.ofNullable(login.getClientNote(SAID + "portvakt_language"))
                                .map(language -> new Purpose(service, reason, language))));
    }

    /** As the pages read it. */
    Map<String, Object> at(SecurityLevel level) {
        return Map.of("service", service, "reason", reason, "language", language, "level", level.number());
    }
}
