package no.portvakt.idp.isolation;

import org.keycloak.Config;
import org.keycloak.cookie.CookieProvider;
import org.keycloak.cookie.CookieProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Takes the place of Keycloak's own cookies, in every realm: of several Keycloak takes the one of the highest order. */
public final class IsolatedCookiesFactory implements CookieProviderFactory {

    @Override
    public CookieProvider create(KeycloakSession session) {
        return new IsolatedCookies(session);
    }

    @Override
    public String getId() {
        return "portvakt-cookies";
    }

    @Override
    public int order() {
        return 1;
    }

    @Override
    public void init(Config.Scope configuration) {
        // nothing to configure
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        // nothing depends on others
    }

    @Override
    public void close() {
        // holds nothing that could be released
    }
}
