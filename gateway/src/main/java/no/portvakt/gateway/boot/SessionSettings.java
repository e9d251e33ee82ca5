package no.portvakt.gateway.boot;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where sessions are kept. */
@ConfigMapping(prefix = "portvakt.sessions")
public interface SessionSettings {

    /** Without it they are kept in this process: one node, and gone with it. */
    Optional<Redis> redis();

    /**
     * Seal what a log-out has to read without the citizen's cookie; the same on all nodes. Newest first: a new key is
     * put in front and the old one taken away when the longest session is over, and nobody is logged out by it.
     */
    List<Key> keys();

    /** One Redis, or the one that Sentinel names. */
    interface Redis {

        /** {@code rediss://host:port}, or {@code redis-sentinel://host:port,host:port#name}; no credentials in it. */
        URI url();

        /** Who we are there; Redis' default user if not set. */
        Optional<String> user();

        /** Better given by the environment than by a file. */
        Optional<String> password();

        /** PEM file: what signs the server's certificate; without it, what the JVM trusts. */
        Optional<Path> trust();

        /** Names the unsafe choice: sessions leave this machine unencrypted on the wire (their contents are sealed). */
        Optional<Boolean> plainOverNetwork();
    }

    /** A key and its name. */
    interface Key {

        /** Stands in clear beside what the key sealed. */
        String id();

        /** At least 32 characters. */
        String secret();
    }
}
