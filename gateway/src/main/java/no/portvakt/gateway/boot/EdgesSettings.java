package no.portvakt.gateway.boot;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** The console's door for edges. */
@ConfigMapping(prefix = "portvakt.console.edges")
public interface EdgesSettings {

    /** Without a port, no edge of another process can call. */
    Optional<Integer> port();

    /** The address to listen on: one that edges reach, and nobody outside. */
    @WithDefault("127.0.0.1")
    String bind();

    /** PEM file: the server's certificate. */
    Optional<Path> certificate();

    /** PEM file: its private key in PKCS#8. */
    Optional<Path> key();

    /** PEM file: what signs the certificates of edges. */
    Optional<Path> trust();
}
