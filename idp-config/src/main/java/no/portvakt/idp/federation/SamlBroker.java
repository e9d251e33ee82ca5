package no.portvakt.idp.federation;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import no.portvakt.idp.flow.WantedLevel;
import no.portvakt.idp.isolation.ClientIsolation;
import no.portvakt.idp.person.CitizenKeys;
import org.jspecify.annotations.Nullable;
import org.keycloak.broker.provider.AuthenticationRequest;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.broker.provider.IdentityBrokerException;
import org.keycloak.broker.saml.SAMLEndpoint;
import org.keycloak.broker.saml.SAMLIdentityProvider;
import org.keycloak.broker.saml.SAMLIdentityProviderConfig;
import org.keycloak.dom.saml.v2.assertion.AssertionType;
import org.keycloak.dom.saml.v2.assertion.AuthnStatementType;
import org.keycloak.dom.saml.v2.assertion.NameIDType;
import org.keycloak.dom.saml.v2.assertion.SubjectType;
import org.keycloak.dom.saml.v2.protocol.AuthnContextComparisonType;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.saml.validators.DestinationValidator;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * A provider that speaks SAML 2.0, such as an older national security portal. Keycloak does the protocol; what is asked
 * for, what the answer is worth and whom it is about is said here.
 */
public final class SamlBroker extends SAMLIdentityProvider {

    private static final String LEVEL_ATTRIBUTE = "portvaktLevelAttribute";
    private static final String PERSON_ATTRIBUTE = "portvaktPersonAttribute";
    private static final String METHOD_ATTRIBUTE = "portvaktMethodAttribute";

    private final DestinationValidator destinations;

    SamlBroker(KeycloakSession session, SAMLIdentityProviderConfig config, DestinationValidator destinations) {
        super(session, config, destinations);
        this.destinations = destinations;
    }

    /**
     * Asks for the context of the wanted level; Keycloak alone would ask for one that is fixed. Where a log-in rests on
     * no other, it does not rest on the provider's session either.
     */
    @Override
    public Response performLogin(AuthenticationRequest request) {
        var context = WantedLevel.of(session, request.getAuthenticationSession())
                .flatMap(broker().levels()::wordFor)
                .orElseThrow(() -> new IdentityBrokerException("the provider cannot reach the level"));
        getConfig().setAuthnContextClassRefs("[\"" + context + "\"]");
        getConfig().setAuthnContextComparisonType(AuthnContextComparisonType.MINIMUM);
        if (ClientIsolation.isIsolated(request.getAuthenticationSession().getClient())) {
            getConfig().setForceAuthn(true);
        }
        return super.performLogin(request);
    }

    @Override
    public Object callback(RealmModel realm, AuthenticationCallback callback, EventBuilder event) {
        return new Endpoint(this, new Returning(callback, session, this::answered, this::refused));
    }

    private Broker broker() {
        return Broker.of(getConfig());
    }

    private Response answered(BrokeredIdentityContext answer) {
        if (!(answer.getContextData().get(SAMLEndpoint.SAML_ASSERTION) instanceof AssertionType assertion)) {
            return refused(answer.getAuthenticationSession(), Refusal.NOT_COMPLETED);
        }
        var broker = broker();
        var statements = new SamlStatements(
                option(LEVEL_ATTRIBUTE), option(PERSON_ATTRIBUTE).orElse("uid"), option(METHOD_ATTRIBUTE));
        var check = new EvidenceCheck(
                broker.alias(),
                broker.levels(),
                broker.testPersons() && session.getProvider(CitizenKeys.class).takesSynthetic());
        return new BrokeredLogin(session, answer.getAuthenticationSession())
                .answered(broker, check, statements.read(assertion, broker.levels()), session(answer, assertion));
    }

    /** Without both, Keycloak could not say which session a log-out is about. */
    private static UpstreamSession session(BrokeredIdentityContext answer, AssertionType assertion) {
        var subject = Optional.ofNullable(assertion.getSubject())
                .map(SubjectType::getSubType)
                .map(SubjectType.STSubType::getBaseID)
                .filter(NameIDType.class::isInstance)
                .map(NameIDType.class::cast);
        var index = Optional.ofNullable(answer.getContextData().get(SAMLEndpoint.SAML_AUTHN_STATEMENT))
                .filter(AuthnStatementType.class::isInstance)
                .map(AuthnStatementType.class::cast)
                .flatMap(statement -> Optional.ofNullable(statement.getSessionIndex()));
        return subject.isEmpty() || index.isEmpty()
                ? UpstreamSession.of(Optional.empty(), Map.of())
                : UpstreamSession.of(
                        Optional.ofNullable(answer.getBrokerSessionId()),
                        Map.of(
                                SAMLEndpoint.SAML_FEDERATED_SUBJECT_NAMEID,
                                subject.get().serializeAsString(),
                                SAMLEndpoint.SAML_FEDERATED_SESSION_INDEX,
                                index.get()));
    }

    private Response refused(AuthenticationSessionModel authentication, Refusal why) {
        return new BrokeredLogin(session, authentication).refused(broker(), why);
    }

    private Optional<String> option(String name) {
        return Optional.ofNullable(getConfig().getConfig().get(name)).filter(value -> !value.isBlank());
    }

    /** Where the provider's page posts to. Whatever goes wrong leads back to the log-in, which says what. */
    public static final class Endpoint extends SAMLEndpoint {

        private static final int FAILED = 400;

        private final SamlBroker broker;

        Endpoint(SamlBroker broker, AuthenticationCallback callback) {
            super(broker.session, broker, broker.getConfig(), callback, broker.destinations);
            this.broker = broker;
        }

        @Override
        @POST
        @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
        public Response postBinding(
                @FormParam("SAMLRequest") @Nullable String request,
                @FormParam("SAMLResponse") @Nullable String response,
                @FormParam("SAMLart") @Nullable String artifact,
                @FormParam("RelayState") @Nullable String state) {
            return orBack(super.postBinding(request, response, artifact, state));
        }

        @Override
        @GET
        public Response redirectBinding(
                @QueryParam("SAMLRequest") @Nullable String request,
                @QueryParam("SAMLResponse") @Nullable String response,
                @QueryParam("SAMLart") @Nullable String artifact,
                @QueryParam("RelayState") @Nullable String state) {
            return orBack(super.redirectBinding(request, response, artifact, state));
        }

        /** Without a log-in that it belongs to there is nothing to lead back to. */
        private Response orBack(Response answer) {
            var authentication = Optional.ofNullable(session.getContext().getAuthenticationSession());
            return answer.getStatus() < FAILED
                    ? answer
                    : authentication
                            .map(login -> broker.refused(login, Refusal.NOT_COMPLETED))
                            .orElse(answer);
        }
    }
}
