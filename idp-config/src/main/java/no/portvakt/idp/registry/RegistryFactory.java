package no.portvakt.idp.registry;

import no.portvakt.idp.events.LetterEvents;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProvider;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProviderFactory;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** Hangs {@link RegistryResource} under the admin REST API of every realm. */
public final class RegistryFactory implements AdminRealmResourceProviderFactory {

    @Override
    public String getId() {
        return "portvakt";
    }

    @Override
    public AdminRealmResourceProvider create(KeycloakSession session) {
        return new Registry();
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

    private record Registry() implements AdminRealmResourceProvider {

        @Override
        public Object getResource(
                KeycloakSession session, RealmModel realm, AdminPermissionEvaluator rights, AdminEventBuilder event) {
            return new RegistryResource(session, realm, rights, new LetterEvents(event));
        }

        @Override
        public void close() {
            // holds nothing that could be released
        }
    }
}
