package no.portvakt.idp.factor;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.credential.OTPCredentialModel;

/** An app, by Keycloak's own credential: it keeps the secret, checks the code, and refuses one that was used before. */
record AppFactor() implements SecondFactor {

    @Override
    public FactorMethod method() {
        return FactorMethod.APP;
    }

    @Override
    public boolean isUsable(AuthenticationFlowContext context) {
        return new Contacts(context.getSession(), context.getUser()).hasApp();
    }

    @Override
    public String place(AuthenticationFlowContext context) {
        return "";
    }

    @Override
    public Begun begin(AuthenticationFlowContext context) {
        return new Begun.Ready();
    }

    @Override
    public boolean isRight(AuthenticationFlowContext context, String typed) {
        var credentials = context.getUser().credentialManager();
        return credentials
                .getStoredCredentialsByTypeStream(OTPCredentialModel.TYPE)
                .anyMatch(app -> credentials.isValid(
                        new UserCredentialModel(app.getId(), OTPCredentialModel.TYPE, typed.strip())));
    }
}
