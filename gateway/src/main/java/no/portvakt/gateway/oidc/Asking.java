package no.portvakt.gateway.oidc;

/** Whether the identity provider may, or must, show the citizen anything ({@code prompt} of OpenID Connect). */
public enum Asking {
    /** If it has to, to reach what is asked for. */
    WHERE_NEEDED,
    /** She proves who she is, even if it remembers her. */
    ALWAYS,
    /** It shows nothing: she is logged in by what it remembers, or not at all. */
    NEVER
}
