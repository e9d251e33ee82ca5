package no.portvakt.gateway.boot;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where the services run. Not part of the profiles: who may lower a level must not be able to move an upstream too. */
@ConfigMapping(prefix = "portvakt.upstream")
public interface UpstreamSettings {

    /** By service id. */
    @WithParentName
    Map<String, Place> places();

    /** One upstream. */
    interface Place {

        /** Scheme, host and port; a path is refused. */
        URI url();

        /** PEM file: what signs the server's certificate; without it, what the JVM trusts. */
        Optional<Path> trust();

        /** PEM file: our own certificate to it. */
        Optional<Path> certificate();

        /** PEM file: its private key in PKCS#8. */
        Optional<Path> key();
    }
}
