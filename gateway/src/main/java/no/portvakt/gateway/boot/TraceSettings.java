package no.portvakt.gateway.boot;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Spans for a collector. {@code traceparent} goes to upstreams whatever stands here. */
@ConfigMapping(prefix = "portvakt.traces")
public interface TraceSettings {

    /** Where spans are sent, by OTLP over HTTP: {@code https://collector.internal:4318/v1/traces}; without it, nowhere. */
    Optional<URI> endpoint();

    /** PEM file: what signs the collector's certificate; without it, what the JVM trusts. */
    Optional<Path> trust();

    /** Of how many requests there are spans, from 0 to 1, where no followed proxy has decided. */
    @WithDefault("0")
    double share();

    /**
     * Whether the traces of {@code portvakt.listener.trusted-proxies} are gone on with: their ids, and their word on
     * whether a request is sampled. Traces that others begin never are.
     */
    @WithDefault("false")
    boolean followProxies();
}
