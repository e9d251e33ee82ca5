package no.portvakt.gateway.boot;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

/** What the gateway signs for the upstreams. */
@ConfigMapping(prefix = "portvakt.identity")
public interface IdentitySettings {

    /** {@code iss} of the identity tokens. */
    String issuer();

    /** PEM file: EC P-256, PKCS#8. */
    Path key();
}
