package no.portvakt.idp.login;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.portvakt.idp.factor.Factors;
import no.portvakt.idp.flow.LoginPage;
import no.portvakt.idp.lockout.Lockout;
import no.portvakt.idp.pin.ActivationStep;
import no.portvakt.idp.pin.CodeStep;
import no.portvakt.idp.pin.OrderStep;
import no.portvakt.idp.pin.PasswordStep;
import no.portvakt.idp.pki.PkiLogin;
import org.keycloak.Config;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.timer.TimerProvider;

/** Makes the authenticator {@code portvakt-login}; its options are {@code --spi-authenticator--portvakt-login--pki-…}. */
public final class LoginAuthenticatorFactory implements AuthenticatorFactory {

    public static final String ID = "portvakt-login";

    private static final Duration TIDIED_EVERY = Duration.ofHours(1);

    private Optional<PkiLogin> pki = Optional.empty();
    private Optional<Authenticator> authenticator = Optional.empty();

    @Override
    public void init(Config.Scope configuration) {
        var clock = Clock.systemUTC();
        pki = PkiLogin.start(configuration, clock);
        authenticator = pki.map(certificates -> {
            var factors = Factors.start(configuration, clock);
            return new LoginAuthenticator(Map.of(
                    LoginPage.METHODS, new MethodsStep(),
                    LoginPage.PASSWORD, new PasswordStep(),
                    LoginPage.ACTIVATION, new ActivationStep(clock),
                    LoginPage.ORDER, new OrderStep(clock),
                    LoginPage.CODE, new CodeStep(clock, factors.choice()),
                    LoginPage.FACTOR, factors.codePage(),
                    LoginPage.FACTORS, factors.registrationPage(),
                    LoginPage.CERTIFICATE, certificates.page()));
        });
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
        factory.register(event -> {
            if (event instanceof PostMigrationEvent) {
                KeycloakModelUtils.runJobInTransaction(factory, session -> session.getProvider(TimerProvider.class)
                        .scheduleTask(Lockout::tidy, TIDIED_EVERY.toMillis(), "portvakt-lockout"));
            }
        });
    }

    @Override
    public void close() {
        pki.ifPresent(PkiLogin::close);
    }
}
