package no.portvakt.idp.person;

import no.portvakt.trust.identity.PersonKey;
import no.portvakt.trust.secret.KeyedHash;
import no.portvakt.trust.secret.Sealer;
import no.portvakt.trust.secret.Secret;
import org.keycloak.provider.Provider;

/** The keys that turn citizens into pseudonyms and back, for all our providers inside Keycloak. */
public interface CitizenKeys extends Provider {

    /** Gives the username. */
    PersonKey usernames();

    /** Seals and opens the national id number. */
    Sealer numbers();

    /** Gives what stands for a PIN code in the database. */
    KeyedHash pinCodes();

    /** Gives what stands for a person or a client in the count of wrong guesses. */
    KeyedHash guesses();

    /** Seals what a browser keeps to be known again. */
    Sealer knownBrowsers();

    /** Seals telephone numbers and e-mail addresses. */
    Sealer contacts();

    /** Gives what stands for a code that was sent, in the log-in that it was sent for. */
    KeyedHash messageCodes();

    Secret certificatePepper();

    /** Whether numbers of a test population are let in; never in production. */
    boolean takesSynthetic();

    @Override
    default void close() {
        // holds nothing that could be released
    }
}
