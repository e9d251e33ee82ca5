package no.portvakt.gateway.boot;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** An edge's line to the console. */
@ConfigMapping(prefix = "portvakt.feed")
public interface FeedSettings {

    /** The console's feed: {@code https}, host and port. Needed in the role {@code edge} only. */
    Optional<URI> url();

    /** PEM file: what signs the console's certificate. */
    Optional<Path> trust();

    /** PEM file: our own certificate; its common name is this edge's name. */
    Optional<Path> certificate();

    /** PEM file: its private key in PKCS#8. */
    Optional<Path> key();
}
