package no.portvakt.idp.person;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import no.portvakt.trust.identity.PersonKey;
import no.portvakt.trust.secret.KeyedHash;
import no.portvakt.trust.secret.Sealer;
import no.portvakt.trust.secret.Secret;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderFactory;

/**
 * Reads the secrets when Keycloak starts, and stops the start if they are not whole. Says which Bouncy Castle was
 * loaded, because the one in Keycloak's own distribution is under our floor.
 */
public final class CitizenKeysFactory implements ProviderFactory<CitizenKeys> {

    private static final Logger LOG = Logger.getLogger(CitizenKeysFactory.class);
    private static final String PURPOSE = "person.pid";
    private static final String PIN_CODE = "pin.code";
    private static final String GUESS = "login.guess";
    private static final String KNOWN_BROWSER = "login.known-browser";
    private static final String CONTACT = "person.contact";
    private static final String MESSAGE_CODE = "login.message-code";
    private static final String DOMAIN = "keycloak";

    private Optional<CitizenKeys> keys = Optional.empty();

    @Override
    public String getId() {
        return "keyed";
    }

    @Override
    public void init(Config.Scope configuration) {
        LOG.infof("Bouncy Castle: %s", new BouncyCastleProvider().getInfo());
        var file = configuration.get("secrets-file");
        if (file == null) {
            // Also when Keycloak is built, where no secret is to be had or wanted.
            return;
        }
        var secrets = CitizenSecrets.readFrom(Path.of(file));
        keys = Optional.of(new FromFile(
                new PersonKey(DOMAIN, secrets.personPepper()),
                new Sealer(List.copyOf(secrets.sealing()), PURPOSE),
                new KeyedHash(secrets.pinPeppers(), PIN_CODE),
                new KeyedHash(secrets.pinPeppers(), GUESS),
                new Sealer(List.copyOf(secrets.sealing()), KNOWN_BROWSER),
                new Sealer(List.copyOf(secrets.sealing()), CONTACT),
                new KeyedHash(secrets.pinPeppers(), MESSAGE_CODE),
                secrets.certificatePepper(),
                configuration.getBoolean("synthetic-numbers", false)));
    }

    @Override
    public CitizenKeys create(KeycloakSession session) {
        return keys.orElseThrow(
                () -> new IllegalStateException("spi-portvakt-citizens--keyed--secrets-file is not configured"));
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        // nothing depends on others
    }

    @Override
    public void close() {
        // holds nothing that could be released
    }

    private record FromFile(
            PersonKey usernames,
            Sealer numbers,
            KeyedHash pinCodes,
            KeyedHash guesses,
            Sealer knownBrowsers,
            Sealer contacts,
            KeyedHash messageCodes,
            Secret certificatePepper,
            boolean takesSynthetic)
            implements CitizenKeys {}
}
