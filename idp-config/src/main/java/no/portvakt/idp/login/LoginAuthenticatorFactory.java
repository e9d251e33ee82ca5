package no.portvakt.idp.login;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.portvakt.idp.flow.LoginPage;
import no.portvakt.idp.pin.ActivationStep;
import no.portvakt.idp.pin.CodeStep;
import no.portvakt.idp.pin.PasswordStep;
import no.portvakt.idp.pki.PkiLogin;
import org.keycloak.Config;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.provider.ProviderConfigProperty;

/** Makes the authenticator {@code portvakt-login}; its options are {@code --spi-authenticator--portvakt-login--pki-…}. */
public final class LoginAuthenticatorFactory implements AuthenticatorFactory {

    public static final String ID = "portvakt-login";

    private Optional<PkiLogin> pki = Optional.empty();
    private Optional<Authenticator> authenticator = Optional.empty();

    @Override
    public void init(Config.Scope configuration) {
        var clock = Clock.systemUTC();
        pki = PkiLogin.start(configuration, clock);
        authenticator = pki.map(certificates -> new LoginAuthenticator(Map.of(
                LoginPage.PASSWORD, new PasswordStep(),
                LoginPage.ACTIVATION, new ActivationStep(clock),
                LoginPage.CODE, new CodeStep(clock),
                LoginPage.CERTIFICATE, certificates.page())));
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return authenticator.orElseThrow(
                () -> new IllegalStateException("spi-authenticator--portvakt-login--pki-… is not configured"));
    }

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getDisplayType() {
        return "Portvakt: PIN letter and PKI";
    }

    /** Keycloak's protector counts failures of the categories that it knows, and ignores those of any other. */
    @Override
    public String getReferenceCategory() {
        return PasswordCredentialModel.TYPE;
    }

    @Override
    public String getHelpText() {
        return "Asks for what is missing to the level that the client wants.";
    }

    @Override
    public boolean isConfigurable() {
        return false;
    }

    @Override
    public AuthenticationExecutionModel.Requirement[] getRequirementChoices() {
        return new AuthenticationExecutionModel.Requirement[] {AuthenticationExecutionModel.Requirement.REQUIRED};
    }

    @Override
    public boolean isUserSetupAllowed() {
        return false;
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return List.of();
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        // nothing depends on others
    }

    @Override
    public void close() {
        pki.ifPresent(PkiLogin::close);
    }
}
