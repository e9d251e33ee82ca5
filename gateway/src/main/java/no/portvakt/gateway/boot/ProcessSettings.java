package no.portvakt.gateway.boot;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What this process is, and what belongs to no part of it alone. */
@ConfigMapping(prefix = "portvakt")
public interface ProcessSettings {

    /** {@code edge} (outer zone), {@code console} (internal zone) or {@code both}, on one machine. */
    @WithDefault("both")
    PortvaktRole role();

    /** At least 32 characters; makes another {@code sub} of a person for every service. The same on all nodes. */
    String pairwiseSecret();

    /** A folder for the audit log, {@code audit.jsonl}. A console needs it; an edge has {@code portvakt.feed.spool}. */
    Optional<Path> auditFolder();

    /** Officers who may approve and have not been here yet, by their user names. */
    Optional<List<String>> approvers();

    /** The municipality's own risk matrix; without it, the shipped one. */
    Optional<Path> riskMatrix();

    /** The folder of the portals' declarations that the console shows; without it, {@code portvakt.saml.portals}. */
    Optional<Path> portals();

    /** Certificates, keys and trust anchors in files. */
    Certificates certificates();

    /** How the log is written. */
    Log log();

    /**
     * The unsafe choices that are meant, by the names that {@code ./portvakt gateway check} and the log give them. One
     * that is not named stops the start.
     */
    Optional<Set<String>> unsafe();

    /** How the log is written. */
    interface Log {

        /** As JSON, an object a line; the fields are in {@code docs/gateway.md}. */
        @WithDefault("false")
        boolean json();
    }

    /** Certificates, keys and trust anchors in files. */
    interface Certificates {

        /** How often they are looked at for changes. */
        @WithDefault("PT10S")
        Duration every();
    }
}
