package no.portvakt.idp.secondfactor;

import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;

/**
 * Stands beside the second factors as a third way, for whoever has none yet: the officer chooses one, and Keycloak lets
 * her in when it is registered and has been shown once. Promise: it lets nobody past who has a second factor, and nobody
 * whom Keycloak would not make register one.
 */
final class SecondFactorSetup implements Authenticator {

    private static final String PAGE = "portvakt-second-factor.ftl";
    private static final String FIELD = "factor";

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        if (hasSecondFactor(context.getUser())) {
            context.attempted();
        } else {
            ask(context);
        }
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        if (hasSecondFactor(context.getUser())) {
            context.failure(AuthenticationFlowError.INVALID_CREDENTIALS);
            return;
        }
        var chosen = Optional.ofNullable(
                        context.getHttpRequest().getDecodedFormParameters().getFirst(FIELD))
                .flatMap(SecondFactorSetup::actionFor);
        if (chosen.isEmpty()) {
            ask(context);
            return;
        }
        if (!isDemanded(context.getRealm(), chosen.get())) {
            context.failure(AuthenticationFlowError.CREDENTIAL_SETUP_REQUIRED);
            return;
        }
        context.getAuthenticationSession().addRequiredAction(chosen.get());
        context.success();
    }

    private static void ask(AuthenticationFlowContext context) {
        context.challenge(
                context.form().setExecution(context.getExecution().getId()).createForm(PAGE));
    }

    private static boolean hasSecondFactor(UserModel user) {
        var credentials = user.credentialManager();
        return credentials.isConfiguredFor(OTPCredentialModel.TYPE)
                || credentials.isConfiguredFor(WebAuthnCredentialModel.TYPE_TWOFACTOR);
    }

    private static Optional<String> actionFor(String factor) {
        return switch (factor) {
            case "app" -> Optional.of(UserModel.RequiredAction.CONFIGURE_TOTP.name());
            case "key" -> Optional.of("webauthn-register");
            default -> Optional.empty();
        };
    }

    /** An action that somebody switched off would be passed over. */
    private static boolean isDemanded(RealmModel realm, String action) {
        return Optional.ofNullable(realm.getRequiredActionProviderByAlias(action))
                .filter(RequiredActionProviderModel::isEnabled)
                .isPresent();
    }

    @Override
    public boolean requiresUser() {
        return true;
    }

    @Override
    public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return true;
    }

    @Override
    public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {
        // the officer chooses which
    }

    @Override
    public void close() {
        // holds nothing that could be released
    }
}
