package no.portvakt.idp.federation;

import org.keycloak.broker.oidc.OIDCIdentityProviderConfig;
import org.keycloak.broker.oidc.OIDCIdentityProviderFactory;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;

/** Makes {@link OidcBroker}s: Keycloak's provider {@code portvakt-oidc}. */
public final class OidcBrokerFactory extends OIDCIdentityProviderFactory {

    public static final String ID = "portvakt-oidc";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getName() {
        return "Portvakt: OpenID Connect, with a level";
    }

    @Override
    public OidcBroker create(KeycloakSession session, IdentityProviderModel model) {
        return new OidcBroker(session, new OIDCIdentityProviderConfig(model));
    }
}
