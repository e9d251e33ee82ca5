package no.portvakt.gateway.boot;

/** Where the citizens' TLS connections end. */
public enum TlsEnds {
    /** Here: whoever connects sees our certificate. */
    HERE,

    /**
     * At a proxy in front of us, on this machine or on a network that is as good: the public door speaks plain HTTP, and
     * with the named proxies alone. The door for certificates keeps its TLS, since the handshake is the log-in.
     */
    AT_PROXY
}
