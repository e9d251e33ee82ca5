package no.portvakt.gateway.boot;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whose bearer tokens count. Where no issuer is named, none does, and {@code Authorization} is not looked at. */
@ConfigMapping(prefix = "portvakt.bearer")
public interface BearerSettings {

    /** By the name that profiles call them. */
    Map<String, Issuer> issuers();

    /** How often an issuer is asked for its keys at the most, whatever key ids callers make up. */
    @WithDefault("PT30S")
    Duration keysAtMostEvery();

    /** One issuer of access tokens. */
    interface Issuer {

        /** {@code iss}, compared exactly. */
        String issuer();

        /** Where its keys are; {@code https}, or this machine. */
        Optional<URI> jwksUrl();

        /** The same in a file, read again every ten minutes. One of the two is needed. */
        Optional<Path> jwksFile();

        /** PEM file: what signs the certificate of {@code jwks-url}; without it, what the JVM trusts. */
        Optional<Path> trust();

        /** PEM file: what we show there, for an issuer that asks who calls. With {@code key}, or neither. */
        Optional<Path> certificate();

        /** PEM file: the key of {@code certificate}. */
        Optional<Path> key();

        /** {@code aud}: tokens for one of these count. */
        Set<String> audience();

        /** {@code alg}: exactly these. */
        @WithDefault("RS256")
        Set<String> algorithms();

        /** {@code typ}: exactly these. {@code JWT}, as Keycloak writes it unless told otherwise, has to be named. */
        @WithDefault("at+jwt")
        Set<String> types();

        /** How far ahead {@code exp} may be. */
        @WithDefault("PT1H")
        Duration longestLife();
    }
}
