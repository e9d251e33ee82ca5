package no.portvakt.gateway.boot;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Checkpoints of the audit log. The log itself is {@code audit.jsonl} in {@code portvakt.audit-folder}. */
@ConfigMapping(prefix = "portvakt.audit")
public interface AuditSettings {

    /** PEM file: an EC private key in PKCS#8; without it, there are no checkpoints. */
    Optional<Path> key();

    /** A folder off this machine. */
    Optional<Path> checkpointFolder();

    /** A server that takes checkpoints by POST. */
    Optional<URI> checkpointUrl();

    /** How often; only if something was written. */
    @WithDefault("1m")
    Duration every();
}
