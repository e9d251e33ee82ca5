package no.portvakt.gateway.boot;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The citizens' realm at the identity provider, and who we are there. */
@ConfigMapping(prefix = "portvakt.oidc")
public interface OidcSettings {

    /** {@code iss}, compared exactly; browsers are sent to addresses below it. */
    URI issuer();

    /**
     * The same realm as the gateway itself reaches it, inside. Several where the identity provider has several nodes;
     * when one cannot be reached, the next is asked.
     */
    List<URI> backChannel();

    /** Who we are there. */
    String clientId();

    /** PEM file: EC P-256, PKCS#8; proves who we are (private_key_jwt). */
    Path clientKey();

    /** The {@code kid} that the key is registered under; needed only while two are registered. */
    Optional<String> clientKeyId();

    /** The one algorithm that the realm signs its tokens with; Keycloak's choice, RS256, where nothing else is set. */
    Optional<String> tokenAlgorithm();

    /**
     * The highest level that a log-in of the realm reaches, 1 to 4; 4 where nothing else is set. A page that demands more
     * is refused before anybody is sent to log in.
     */
    Optional<Integer> highestLevel();

    /** PEM file: what signs the certificate of the back channel; without it, what the JVM trusts. */
    Optional<Path> trust();

    /** PEM file: our own certificate on the back channel. */
    Optional<Path> certificate();

    /** PEM file: its private key in PKCS#8. */
    Optional<Path> key();
}
