package no.portvakt.idp.requestobject;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.OAuthErrorException;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.endpoints.request.AuthzEndpointRequestParser;
import org.keycloak.representations.idm.ClientPolicyExecutorConfigurationRepresentation;
import org.keycloak.services.Urls;
import org.keycloak.services.clientpolicy.ClientPolicyContext;
import org.keycloak.services.clientpolicy.ClientPolicyException;
import org.keycloak.services.clientpolicy.context.AuthorizationRequestContext;
import org.keycloak.services.clientpolicy.executor.ClientPolicyExecutorProvider;

/**
 * Holds a request object to {@link RequestObjectCheck} where there is one, in the address or pushed. Keycloak's own
 * executor ({@code secure-request-object}) refuses requests without one. What was pushed is looked at when it is pushed:
 * a minute later it may be over, and Keycloak takes it once.
 */
final class RequestObjectExecutor
        implements ClientPolicyExecutorProvider<ClientPolicyExecutorConfigurationRepresentation> {

    private final KeycloakSession session;

    RequestObjectExecutor(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public String getProviderId() {
        return RequestObjectExecutorFactory.ID;
    }

    @Override
    public void executeOnEvent(ClientPolicyContext context) throws ClientPolicyException {
        switch (context.getEvent()) {
            case PUSHED_AUTHORIZATION_REQUEST -> check();
            case AUTHORIZATION_REQUEST -> {
                if (!(context instanceof AuthorizationRequestContext asked && asked.isParRequest())) {
                    check();
                }
            }
            default -> {
                // nothing else brings one
            }
        }
    }

    private void check() throws ClientPolicyException {
        var problem = object().flatMap(this::problemOf);
        if (problem.isPresent()) {
            throw new ClientPolicyException(OAuthErrorException.INVALID_REQUEST_OBJECT, problem.get());
        }
    }

    private Optional<JsonNode> object() {
        return Optional.ofNullable(
                session.getAttribute(AuthzEndpointRequestParser.AUTHZ_REQUEST_OBJECT, JsonNode.class));
    }

    private Optional<String> problemOf(JsonNode object) {
        var context = session.getContext();
        var issuer = Urls.realmIssuer(
                context.getUri().getBaseUri(), context.getRealm().getName());
        return new RequestObjectCheck(context.getClient().getClientId(), issuer)
                .problemOf(object, Instant.ofEpochMilli(Time.currentTimeMillis()));
    }
}
