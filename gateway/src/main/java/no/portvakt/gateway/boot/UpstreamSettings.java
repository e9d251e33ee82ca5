package no.portvakt.gateway.boot;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.portvakt.gateway.upstream.Choice;

/** Where the services run. Not part of the profiles: who may lower a level must not be able to move an upstream too. */
@ConfigMapping(prefix = "portvakt.upstream")
public interface UpstreamSettings {

    /** By service id. */
    @WithParentName
    Map<String, Place> places();

    /** The servers of one service. */
    interface Place {

        /** Scheme, host and port of each server, with commas between; a path is refused. */
        List<URI> url();

        /** PEM file: what signs the servers' certificates; without it, what the JVM trusts. */
        Optional<Path> trust();

        /** PEM file: our own certificate to them. */
        Optional<Path> certificate();

        /** PEM file: its private key in PKCS#8. */
        Optional<Path> key();

        /** {@code http/1.1}, {@code h2} (https, agreed on by ALPN) or {@code h2c} (http, on this machine). */
        @WithDefault("http/1.1")
        String protocol();

        /** Which of several servers a request goes to: {@code least-outstanding} or {@code round-robin}. */
        @WithDefault("least-outstanding")
        Choice choice();

        /** Instead of {@code portvakt.forward.connect-timeout}. */
        Optional<Duration> connectTimeout();

        /** Instead of {@code portvakt.forward.answer-timeout}. */
        Optional<Duration> answerTimeout();

        /** Instead of {@code portvakt.forward.idle-timeout}. */
        Optional<Duration> idleTimeout();

        /** Instead of {@code portvakt.forward.connections}. */
        Optional<Integer> connections();

        /** Instead of {@code portvakt.forward.waiting}. */
        Optional<Integer> waiting();

        /** Whether servers are asked from time to time how they are. */
        Check check();

        /** Which servers are left alone because requests to them fail. */
        Ejection ejection();
    }

    /** Nobody is asked unless a path is named. */
    interface Check {

        /** Answers below 400 while a server is sound. */
        Optional<String> path();

        /** Between two questions. */
        @WithDefault("PT5S")
        Duration interval();

        /** That an answer may take. */
        @WithDefault("PT2S")
        Duration timeout();

        /** In a row that make a sound server a bad one. */
        @WithDefault("3")
        int failures();

        /** In a row that make it sound again. */
        @WithDefault("2")
        int successes();
    }

    /** No connection, no answer, or 502, 503 and 504. */
    interface Ejection {

        /** In a row that eject a server. */
        @WithDefault("5")
        int failures();

        /** For how long, the first time; doubled each time that it fails again at once. */
        @WithDefault("PT10S")
        Duration time();

        /** At most. */
        @WithDefault("PT5M")
        Duration longest();
    }
}
