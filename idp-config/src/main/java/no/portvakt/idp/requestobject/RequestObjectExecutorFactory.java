package no.portvakt.idp.requestobject;

import java.util.List;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.services.clientpolicy.executor.ClientPolicyExecutorProvider;
import org.keycloak.services.clientpolicy.executor.ClientPolicyExecutorProviderFactory;

/** Makes the executor {@code portvakt-request-object} of client policies. */
public final class RequestObjectExecutorFactory implements ClientPolicyExecutorProviderFactory {

    static final String ID = "portvakt-request-object";

    @Override
    public ClientPolicyExecutorProvider<?> create(KeycloakSession session) {
        return new RequestObjectExecutor(session);
    }

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getHelpText() {
        return "A request object, where there is one, says whose it is, for whom, and until when.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return List.of();
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
