package no.portvakt.gateway.exchange;

/** The listener that a request came through. */
public enum Door {
    /** For everybody; never asks for a certificate. */
    PUBLIC,
    /** Asks for a client certificate; serves the login host alone. */
    PKI,
    /** Inside only; serves the officers' console and its log-in pages, and nothing else. */
    OFFICERS
}
