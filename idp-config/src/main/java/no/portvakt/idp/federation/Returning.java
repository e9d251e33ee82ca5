package no.portvakt.idp.federation;

import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.broker.provider.UserAuthenticationIdentityProvider;
import org.keycloak.broker.provider.UserAuthenticationIdentityProvider.AuthenticationCallback;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Takes the place of what Keycloak does after a log-in by another provider; finding the log-in that the answer belongs
 * to is left to Keycloak. For one request.
 */
final class Returning implements AuthenticationCallback {

    private final AuthenticationCallback keycloak;
    private final KeycloakSession session;
    private final Function<BrokeredIdentityContext, Response> answered;
    private final BiFunction<AuthenticationSessionModel, Refusal, Response> refused;
    private Optional<AuthenticationSessionModel> found = Optional.empty();

    /**
     * Makes it.
     *
     * @param answered what to do with an answer that the protocol found in order
     * @param refused what to do with everything else
     */
    Returning(
            AuthenticationCallback keycloak,
            KeycloakSession session,
            Function<BrokeredIdentityContext, Response> answered,
            BiFunction<AuthenticationSessionModel, Refusal, Response> refused) {
        this.keycloak = keycloak;
        this.session = session;
        this.answered = answered;
        this.refused = refused;
    }

    /** Once: a state is used up by looking. Keycloak asks again for what we asked for before it. */
    @Override
    public AuthenticationSessionModel getAndVerifyAuthenticationSession(String state) {
        var authentication = found.orElseGet(() -> keycloak.getAndVerifyAuthenticationSession(state));
        found = Optional.of(authentication);
        return authentication;
    }

    @Override
    public Response authenticated(BrokeredIdentityContext answer) {
        return answered.apply(answer);
    }

    @Override
    public Response cancelled(IdentityProviderModel provider) {
        return refused.apply(session.getContext().getAuthenticationSession(), Refusal.CANCELLED);
    }

    @Override
    public Response error(IdentityProviderModel provider, String message) {
        return refused.apply(session.getContext().getAuthenticationSession(), Refusal.NOT_COMPLETED);
    }

    @Override
    public Response retryLogin(
            UserAuthenticationIdentityProvider<?> provider, AuthenticationSessionModel authentication) {
        return refused.apply(authentication, Refusal.NOT_COMPLETED);
    }
}
