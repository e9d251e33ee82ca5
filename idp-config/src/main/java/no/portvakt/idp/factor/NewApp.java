package no.portvakt.idp.factor;

import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.utils.CredentialValidation;
import org.keycloak.models.utils.HmacOTP;
import org.keycloak.models.utils.UserModelDelegate;
import org.keycloak.utils.CredentialHelper;
import org.keycloak.utils.TotpUtils;

/** An app that is being registered: its secret is in Keycloak's authentication session until a code proves it. */
final class NewApp {

    private static final String SECRET = "portvakt.new-app";
    private static final int CHARACTERS = 20;

    private final AuthenticationFlowContext context;

    NewApp(AuthenticationFlowContext context) {
        this.context = context;
    }

    void begin() {
        context.getAuthenticationSession().setAuthNote(SECRET, HmacOTP.generateSecret(CHARACTERS));
    }

    void forget() {
        context.getAuthenticationSession().removeAuthNote(SECRET);
    }

    /** For the page: what to type into the app. */
    String typed() {
        return secret().map(TotpUtils::encode).orElse("");
    }

    /** For the page: what to scan, as base64 of a PNG. The app shows her name, and not what Keycloak calls her. */
    String picture() {
        return secret().map(secret -> TotpUtils.qrCode(context.getSession(), secret, context.getRealm(), named()))
                .orElse("");
    }

    /** Whether this is a code that it shows now. */
    boolean shows(String code) {
        return app().filter(app -> CredentialValidation.validOTP(
                        code.strip(), app, context.getRealm().getOTPPolicy().getLookAheadWindow()))
                .isPresent();
    }

    /** Keeps the app in place of those before. The code that proved it is used up. */
    void register(String code) {
        var citizen = context.getUser();
        var before = citizen.credentialManager()
                .getStoredCredentialsByTypeStream(OTPCredentialModel.TYPE)
                .map(app -> app.getId())
                .toList();
        app().ifPresent(app -> CredentialHelper.createOTPCredential(
                context.getSession(), context.getRealm(), citizen, code.strip(), app));
        before.forEach(citizen.credentialManager()::removeStoredCredentialById);
        forget();
    }

    private Optional<OTPCredentialModel> app() {
        return secret().map(secret -> OTPCredentialModel.createFromPolicy(context.getRealm(), secret));
    }

    private Optional<String> secret() {
        return Optional.ofNullable(context.getAuthenticationSession().getAuthNote(SECRET));
    }

    private UserModel named() {
        var citizen = context.getUser();
        return new UserModelDelegate(citizen) {
            @Override
            public String getUsername() {
                return citizen.getFirstName() + " " + citizen.getLastName();
            }
        };
    }
}
