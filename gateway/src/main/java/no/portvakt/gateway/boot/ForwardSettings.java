package no.portvakt.gateway.boot;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How long is waited for upstreams, and how much at once; a service may have its own ({@link UpstreamSettings}). */
@ConfigMapping(prefix = "portvakt.forward")
public interface ForwardSettings {

    /** For a connection. */
    @WithDefault("PT3S")
    Duration connectTimeout();

    /** For the first byte of the answer, after the last byte of the request. */
    @WithDefault("PT30S")
    Duration answerTimeout();

    /** Between two bytes of an answer that the client would take; without it, as long as the client's connection lasts. */
    Optional<Duration> idleTimeout();

    /** Connections to one server. */
    @WithDefault("256")
    int connections();

    /** Requests that may wait for a connection to one server; those beyond are answered with 503. */
    @WithDefault("1024")
    int waiting();
}
