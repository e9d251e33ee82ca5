package no.portvakt.idp.pin;

import java.time.Clock;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Makes letters known to Keycloak as credentials. */
public final class LetterCredentialFactory implements CredentialProviderFactory<LetterCredential> {

    @Override
    public String getId() {
        return LetterCredential.TYPE;
    }

    @Override
    public CredentialProvider<?> create(KeycloakSession session) {
        return new LetterCredential(session, Clock.systemUTC());
    }
}
