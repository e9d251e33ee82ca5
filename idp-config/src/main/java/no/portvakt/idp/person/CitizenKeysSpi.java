package no.portvakt.idp.person;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Makes {@code --spi-portvakt-citizens--keyed--secrets-file} an option of Keycloak. */
public final class CitizenKeysSpi implements Spi {

    @Override
    public boolean isInternal() {
        return true;
    }

    @Override
    public String getName() {
        return "portvakt-citizens";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return CitizenKeys.class;
    }

    @Override
    @SuppressWarnings("rawtypes") // the signature of Keycloak's interface
    public Class<? extends ProviderFactory> getProviderFactoryClass() {
        return CitizenKeysFactory.class;
    }
}
