package no.portvakt.idp.federation;

import org.keycloak.Config;
import org.keycloak.broker.saml.SAMLIdentityProviderConfig;
import org.keycloak.broker.saml.SAMLIdentityProviderFactory;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.saml.validators.DestinationValidator;

/** Makes {@link SamlBroker}s: Keycloak's provider {@code portvakt-saml}. */
public final class SamlBrokerFactory extends SAMLIdentityProviderFactory {

    public static final String ID = "portvakt-saml";

    private DestinationValidator destinations = DestinationValidator.forProtocolMap(null);

    @Override
    public void init(Config.Scope configuration) {
        super.init(configuration);
        destinations = DestinationValidator.forProtocolMap(configuration.getArray("knownProtocols"));
    }

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getName() {
        return "Portvakt: SAML 2.0, with a level";
    }

    @Override
    public SamlBroker create(KeycloakSession session, IdentityProviderModel model) {
        return new SamlBroker(session, new SAMLIdentityProviderConfig(model), destinations);
    }
}
