package no.portvakt.gateway.boot;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The gateway as an identity provider in SAML 2.0. Without a folder of portals it is none. */
@ConfigMapping(prefix = "portvakt.saml")
public interface SamlSettings {

    /** The folder of the portals' declarations; those that speak another protocol are passed over. */
    Optional<Path> portals();

    /** How the gateway names itself, and where its metadata is: {@code https://LOGIN-HOST/_portvakt/saml/metadata}. */
    Optional<URI> entityId();

    /** The first one signs, all are in the metadata: a new key is put last, and first when every portal knows it. */
    Optional<List<Key>> keys();

    /** An edge's: it has no keys, and its console signs. The console then needs {@code portals}, the name and keys. */
    @WithDefault("false")
    boolean signedInside();

    /** How metadata of portals comes that is fetched from an address. */
    Metadata metadata();

    /** Declarations are looked at every so often, and addresses when it is their time. */
    interface Metadata {

        /** How often is looked whether declarations or metadata are new. */
        @WithDefault("PT1M")
        Duration every();

        /**
         * PEM file: whom portals' TLS is trusted by, where their metadata is fetched and where they are told of log-outs;
         * without it, those whom the JVM trusts.
         */
        Optional<Path> trust();

        /** A folder where fetched metadata is kept, for a start while a portal is away. */
        Optional<Path> kept();
    }

    /** The door for portals' servers. */
    Soap soap();

    /** A server of its own that wants a client certificate. */
    interface Soap {

        /** Without a port there is no such door, and our metadata offers nothing that goes from server to server. */
        Optional<Integer> port();

        /** The address to listen on. */
        @WithDefault("0.0.0.0")
        String bind();

        /** As portals' servers reach it: {@code https://saml.example.no:8444}. A console that signs knows its edges' too. */
        Optional<URI> address();

        /** PEM file: the server's certificate. */
        Optional<Path> certificate();

        /** PEM file: its private key in PKCS#8. */
        Optional<Path> key();

        /** PEM file: what signs certificates of portals' servers, which count beside the keys of their metadata. */
        Optional<Path> trust();
    }

    /** Where it is told which portal was told of whom: MinSide's adapter, which shows citizens their access logs. */
    AccessLog accessLog();

    /** The way there. */
    interface AccessLog {

        /** The adapter: {@code https}, host and port; {@code http} on this machine alone. Without it, nobody is told. */
        Optional<URI> url();

        /** PEM file: what signs the adapter's certificate; without it, those whom the JVM trusts. */
        Optional<Path> trust();

        /** What the adapter knows our key by ({@code minside.delegator."NAME".public-key}). */
        @WithDefault("gateway")
        String name();

        /** PEM file: the EC key (P-256, PKCS#8) that we prove ourselves with. */
        Optional<Path> key();

        /** PEM file: the adapter's public EC key (P-256), which each record is sealed to. */
        Optional<Path> recipient();

        /** A folder of this node's own, for records that have not arrived yet. */
        Optional<Path> spool();

        /** How much room they may take; beyond it no portal is told anything. */
        @WithDefault("256M")
        MemorySize largestSpool();
    }

    /** A key to sign with. */
    interface Key {

        /** PEM file: RSA or EC, PKCS#8. */
        Path key();

        /** PEM file: its certificate. */
        Path certificate();
    }
}
