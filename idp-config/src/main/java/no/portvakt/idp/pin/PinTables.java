package no.portvakt.idp.pin;

import java.util.List;
import org.keycloak.Config;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Adds our tables to Keycloak's database, by our own change log. */
public final class PinTables implements JpaEntityProviderFactory {

    private static final String ID = "portvakt-pin";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public JpaEntityProvider create(KeycloakSession session) {
        return new Tables();
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

    private record Tables() implements JpaEntityProvider {

        @Override
        public List<Class<?>> getEntities() {
            return List.of(PinLetterEntity.class, PinCodeEntity.class, ProposalEntity.class);
        }

        @Override
        public String getChangelogLocation() {
            return "META-INF/portvakt-pin-changelog.xml";
        }

        @Override
        public String getFactoryId() {
            return ID;
        }

        @Override
        public void close() {
            // holds nothing that could be released
        }
    }
}
