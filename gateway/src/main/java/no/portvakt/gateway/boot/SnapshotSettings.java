package no.portvakt.gateway.boot;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What the console signs snapshots with. Needed where there is a console with a database. */
@ConfigMapping(prefix = "portvakt.snapshot")
public interface SnapshotSettings {

    /** PEM file: an EC P-256 private key in PKCS#8. Stays in the internal zone. */
    Optional<Path> key();

    /** How long an edge may go on without hearing from a console before it calls itself unhealthy. */
    @WithDefault("24h")
    Duration life();
}
