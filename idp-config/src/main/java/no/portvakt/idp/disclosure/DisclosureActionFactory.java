package no.portvakt.idp.disclosure;

import org.keycloak.Config;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Makes the required action {@code portvakt-told}. */
public final class DisclosureActionFactory implements RequiredActionFactory {

    public static final String ID = "portvakt-told";

    private final RequiredActionProvider action = new DisclosureAction();

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return action;
    }

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getDisplayText() {
        return "Portvakt: what a portal is told";
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
