package no.portvakt.gateway.upstream;

/** Which of the usable servers a request goes to. No cookie binds a browser to one. */
public enum Choice {
    /** The one with the fewest requests under way; among equals, the next in turn. */
    LEAST_OUTSTANDING,
    /** The next in turn. */
    ROUND_ROBIN
}
