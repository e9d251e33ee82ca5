package no.portvakt.gateway.oidc;

import java.net.URI;

/** What came of asking the identity provider for a log-in. */
public sealed interface Begun {

    /** Send the browser there, and keep the expectation. */
    record Ready(URI address, Expectation expectation) implements Begun {}

    /** No {@code acr} of this issuer satisfies the level. */
    record LevelUnreachable() implements Begun {}

    /** It does not answer, or not as it should. */
    record Unavailable(String why) implements Begun {}
}
