package no.portvakt.gateway.boot;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long is waited for an upstream. */
@ConfigMapping(prefix = "portvakt.forward")
public interface ForwardSettings {

    /** For a connection. */
    @WithDefault("PT3S")
    Duration connectTimeout();

    /** For the first byte of the answer, after the last byte of the request. */
    @WithDefault("PT30S")
    Duration answerTimeout();

    /** Connections to one upstream. */
    @WithDefault("256")
    int connections();
}
