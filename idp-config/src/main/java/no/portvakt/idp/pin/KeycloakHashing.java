package no.portvakt.idp.pin;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/** Keycloak's own hashing of passwords, by the realm's policy. */
record KeycloakHashing(AuthenticationFlowContext context) implements PasswordCheck.Hashing<UserModel> {

    @Override
    public boolean hasPassword(UserModel citizen) {
        return citizen.credentialManager().isConfiguredFor(PasswordCredentialModel.TYPE);
    }

    @Override
    public boolean isRight(UserModel citizen, String password) {
        return citizen.credentialManager().isValid(UserCredentialModel.password(password));
    }

    @Override
    public void hashForNothing() {
        AuthenticatorUtils.dummyHash(context);
    }
}
