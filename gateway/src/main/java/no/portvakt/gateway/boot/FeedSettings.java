package no.portvakt.gateway.boot;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
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

    /** A folder of this edge's own, for decisions and audit records that the console does not have yet. */
    Optional<Path> spool();

    /** How much room waiting decisions may take; beyond it the oldest are dropped, and counted. */
    @WithDefault("256M")
    MemorySize largestSpool();

    /** How long decisions wait for a console before they are dropped, and counted. */
    @WithDefault("P14D")
    Duration oldestDecision();

    /** How much room waiting audit records may take; beyond it nothing more is audited, and the log says so. */
    @WithDefault("256M")
    MemorySize largestAudit();

    /** How many decisions may wait in memory for the disk. */
    @WithDefault("16384")
    int ring();
}
