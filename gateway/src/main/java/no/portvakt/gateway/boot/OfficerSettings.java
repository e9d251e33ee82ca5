package no.portvakt.gateway.boot;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** The officers' door. Without {@code portvakt.officers.port} there is none. */
@ConfigMapping(prefix = "portvakt.officers")
public interface OfficerSettings {

    /** The address to listen on: one that is reached from inside only. */
    @WithDefault("127.0.0.1")
    String bind();

    /** As officers see it in the address; also the port that we listen on. */
    Optional<Integer> port();

    /** What follows {@code officer} and {@code officer-login} in the host names; the listener's own if not set. */
    Optional<String> baseDomain();

    /** PEM file: the server's certificate and its chain; the listener's own if not set. */
    Optional<Path> certificate();

    /** PEM file: its private key in PKCS#8. */
    Optional<Path> key();

    /** The employees' realm at the identity provider, and who we are there. Needed as soon as there is a port. */
    Optional<OidcSettings> oidc();
}
