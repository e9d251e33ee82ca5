package no.portvakt.profiles.portal;

import java.net.URI;
import java.util.Map;

/**
 * How a portal speaks SAML 2.0 with us. Where its answers go and which keys it has, its own metadata says.
 *
 * @param metadata where the portal's own is; not yet looked at
 * @param nameId how the citizen is named
 * @param requests whether a request has to be signed
 * @param assertions whether one that cannot be encrypted is given
 * @param attributes what the portal is told, by the names that it reads; {@link #ID_PORTEN} where nothing is said
 */
public record SamlPeer(
        Metadata metadata, NameIdKind nameId, Requests requests, Assertions assertions, Map<String, Told> attributes)
        implements Protocol {

    /** The attributes of ID-porten's SAML. */
    public static final Map<String, Told> ID_PORTEN = Map.of(
            "uid", Told.NATIONAL_ID,
            "SecurityLevel", Told.LEVEL,
            "AuthMethod", Told.METHOD,
            "Culture", Told.LANGUAGE);

    public SamlPeer {
        attributes = Map.copyOf(attributes);
    }

    /** With metadata that is at hand. */
    public SamlPeer(
            String metadata,
            NameIdKind nameId,
            Requests requests,
            Assertions assertions,
            Map<String, Told> attributes) {
        this(new Metadata.In(metadata), nameId, requests, assertions, attributes);
    }

    /** Where a portal's metadata comes from. */
    public sealed interface Metadata {

        /** The file beside the declaration: trusted as that is. */
        record In(String xml) implements Metadata {}

        /**
         * Fetched there, again and again.
         *
         * @param signer certificate in PEM: only what its key has signed counts
         */
        record At(URI address, String signer) implements Metadata {}
    }

    /** SAML Core, section 8.3. */
    public enum NameIdKind {
        /** Another one at every log-in. */
        TRANSIENT("transient"),
        /** The same at every log-in, and another one for every portal. */
        PERSISTENT("persistent");

        private final String word;

        NameIdKind(String word) {
            this.word = word;
        }

        /** How it is written in a declaration. */
        public String word() {
            return word;
        }
    }

    /** What a request for a log-in has to show. */
    public enum Requests {
        /** A signature with a key of the portal's metadata. */
        SIGNED("signed"),
        /** None, if the portal cannot; one that is there has to be good. */
        ANY("any");

        private final String word;

        Requests(String word) {
            this.word = word;
        }

        /** How it is written in a declaration. */
        public String word() {
            return word;
        }
    }

    /** What an assertion is wrapped in; it is signed in any case. */
    public enum Assertions {
        /** Nobody but the portal reads it; without a key for that in its metadata the declaration is wrong. */
        ENCRYPTED("encrypted"),
        /** The same where the metadata has a key, and clear where it has none. */
        ENCRYPTED_WHERE_POSSIBLE("encrypted-where-possible");

        private final String word;

        Assertions(String word) {
            this.word = word;
        }

        /** How it is written in a declaration. */
        public String word() {
            return word;
        }
    }

    /** What an attribute may say. */
    public enum Told {
        /** Only where the service's profile shows it. */
        NATIONAL_ID("national-id"),
        /** The level as a number. */
        LEVEL("level"),
        /** How she logged in. */
        METHOD("method"),
        /** The language that she reads. */
        LANGUAGE("language");

        private final String word;

        Told(String word) {
            this.word = word;
        }

        /** How it is written in a declaration. */
        public String word() {
            return word;
        }
    }
}
