package no.portvakt.idp.federation;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import no.portvakt.idp.flow.WantedLevel;
import no.portvakt.idp.isolation.ClientIsolation;
import no.portvakt.idp.person.CitizenKeys;
import org.jspecify.annotations.Nullable;
import org.keycloak.broker.oidc.OIDCIdentityProvider;
import org.keycloak.broker.oidc.OIDCIdentityProviderConfig;
import org.keycloak.broker.provider.AuthenticationRequest;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.broker.provider.IdentityBrokerException;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.representations.JsonWebToken;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * A provider that speaks OpenID Connect, such as ID-porten. Keycloak does the protocol; what is asked for, what the
 * answer is worth and whom it is about is said here.
 */
public final class OidcBroker extends OIDCIdentityProvider {

    private static final String ISSUER_IN_ANSWER = "portvaktIssuerInAnswer";

    OidcBroker(KeycloakSession session, OIDCIdentityProviderConfig config) {
        super(session, config);
    }

    /**
     * The level that the client asked for, in the provider's word; what a user wrote into an address is not. Where a
     * log-in rests on no other, it does not rest on the provider's session either.
     */
    @Override
    protected UriBuilder createAuthorizationUrl(AuthenticationRequest request) {
        var word = WantedLevel.of(session, request.getAuthenticationSession())
                .flatMap(broker().levels()::wordFor)
                .orElseThrow(() -> new IdentityBrokerException("the provider cannot reach the level"));
        var address = super.createAuthorizationUrl(request).replaceQueryParam(OIDCLoginProtocol.ACR_PARAM, word);
        return ClientIsolation.isIsolated(request.getAuthenticationSession().getClient())
                ? address.replaceQueryParam(OIDCLoginProtocol.PROMPT_PARAM, OIDCLoginProtocol.PROMPT_VALUE_LOGIN)
                : address;
    }

    @Override
    public Object callback(RealmModel realm, AuthenticationCallback callback, EventBuilder event) {
        return new Endpoint(new Returning(callback, session, this::answered, this::refused), realm, event, this);
    }

    private Broker broker() {
        return Broker.of(getConfig());
    }

    private Response answered(BrokeredIdentityContext answer) {
        preprocessFederatedIdentity(session, session.getContext().getRealm(), answer);
        var broker = broker();
        Map<String, Object> claims = answer.getContextData().get(VALIDATED_ID_TOKEN) instanceof JsonWebToken token
                ? token.getOtherClaims()
                : Map.of();
        var check = new EvidenceCheck(
                broker.alias(),
                broker.levels(),
                broker.testPersons() && session.getProvider(CitizenKeys.class).takesSynthetic());
        return new BrokeredLogin(session, answer.getAuthenticationSession())
                .answered(
                        broker,
                        check,
                        OidcClaims.read(claims),
                        UpstreamSession.of(Optional.ofNullable(answer.getBrokerSessionId()), Map.of()));
    }

    private Response refused(AuthenticationSessionModel authentication, Refusal why) {
        return new BrokeredLogin(session, authentication).refused(broker(), why);
    }

    /** RFC 9207: an answer names who gives it, and one that names another is another's. */
    private boolean acceptsIssuer(List<String> named) {
        return named.isEmpty()
                ? !Boolean.parseBoolean(getConfig().getConfig().get(ISSUER_IN_ANSWER))
                : named.equals(List.of(getConfig().getIssuer()));
    }

    /**
     * Where the provider sends the browser back to. Whatever goes wrong leads back to the log-in, which says what:
     * Keycloak's own error page has no way on, and its log repeats the address with all that was written into it.
     */
    public static final class Endpoint extends OIDCEndpoint {

        private static final int FAILED = 400;
        /** What Keycloak answers when the provider did not. */
        private static final int NO_ANSWER = 500;

        private static final String CANCELLED = "access_denied";

        private final OidcBroker broker;

        Endpoint(AuthenticationCallback callback, RealmModel realm, EventBuilder event, OidcBroker broker) {
            super(callback, realm, event, broker);
            this.broker = broker;
        }

        @Override
        @GET
        public Response authResponse(
                @QueryParam("state") @Nullable String state,
                @QueryParam("code") @Nullable String code,
                @QueryParam("error") @Nullable String error,
                @QueryParam("error_description") @Nullable String description) {
            var authentication = callback.getAndVerifyAuthenticationSession(state == null ? "" : state);
            session.getContext().setAuthenticationSession(authentication);
            if (isSentTwice() || !broker.acceptsIssuer(sent("iss"))) {
                return broker.refused(authentication, Refusal.NOT_COMPLETED);
            }
            if (error != null || code == null) {
                return broker.refused(
                        authentication, CANCELLED.equals(error) ? Refusal.CANCELLED : Refusal.NOT_COMPLETED);
            }
            var answer = super.authResponse(state, code, null, null);
            if (answer.getStatus() < FAILED) {
                return answer;
            }
            return broker.refused(
                    authentication, answer.getStatus() == NO_ANSWER ? Refusal.AWAY : Refusal.NOT_COMPLETED);
        }

        private boolean isSentTwice() {
            return Stream.of("state", "code", "error")
                    .anyMatch(name -> sent(name).size() > 1);
        }

        private List<String> sent(String parameter) {
            return session.getContext().getUri().getQueryParameters().getOrDefault(parameter, List.of());
        }
    }
}
