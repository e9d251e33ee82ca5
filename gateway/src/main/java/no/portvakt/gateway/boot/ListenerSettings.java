package no.portvakt.gateway.boot;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import no.portvakt.gateway.request.accept.TrustedProxies;

/** The two doors to the outside. */
@ConfigMapping(prefix = "portvakt.listener")
public interface ListenerSettings {

    /** The address to listen on. */
    @WithDefault("0.0.0.0")
    String bind();

    /** What follows a service's label in a host name: {@code localhost}, {@code minside.example.no}. */
    String baseDomain();

    /** As citizens see it in the address; also the port that we listen on. */
    int publicPort();

    /** The same, for log-in with a certificate. */
    int pkiPort();

    /** PEM file: the server's certificate and its chain. */
    Path certificate();

    /** PEM file: its private key in PKCS#8. */
    Path key();

    /** PEM file: the issuers that browsers are told of, so that they offer fitting certificates. Not a trust anchor. */
    Optional<Path> pkiIssuers();

    /**
     * Networks in CIDR notation: proxies in front of us, whose word on where a request comes from is believed. Without any
     * it is believed of nobody.
     */
    Optional<List<String>> trustedProxies();

    /** The one header in which they say it, and which they let no client say: {@code forwarded} is that of RFC 7239. */
    @WithDefault("x-forwarded-for")
    TrustedProxies.Word proxiesSay();

    /**
     * {@code here}, or {@code at-proxy}: then the public door speaks plain HTTP, with {@code trusted-proxies} alone, which
     * have to be named. They must themselves refuse or redirect what comes to them without TLS.
     */
    @WithDefault("here")
    TlsEnds tls();

    /** How many event loops share the public door; by default one for each processor. */
    Optional<Integer> eventLoops();

    /** Without a byte in either direction, a connection is closed. */
    @WithDefault("PT2M")
    Duration idleTimeout();

    /** Whether browsers may speak HTTP/2 at the public door, agreed on by ALPN; otherwise all speak HTTP/1.1. */
    @WithDefault("true")
    boolean http2();

    /** From a new connection until the head of its first request is whole; what is slower is closed. */
    @WithDefault("PT20S")
    Duration firstHead();

    /** From an answer until the head of the next request on its connection is whole. Longer than proxies keep theirs. */
    @WithDefault("PT75S")
    Duration keepAlive();

    /**
     * For how long new connections are still taken after readiness went DOWN, so that a load balancer can notice before
     * they are refused.
     */
    @WithDefault("PT0S")
    Duration notice();

    /** The longest that requests under way are waited for when stopping. */
    @WithDefault("PT10S")
    Duration gracePeriod();

    /** The largest body that a request may have. */
    @WithDefault("512M")
    MemorySize largestBody();

    /** The largest head that a request may have. */
    @WithDefault("32K")
    MemorySize largestHead();
}
