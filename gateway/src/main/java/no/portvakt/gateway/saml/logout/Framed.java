package no.portvakt.gateway.saml.logout;

/**
 * Portals that hear in a frame of the citizen's browser that her sign-on is over, where a portal that speaks SAML began to
 * end it. A port. Blocks; throws a {@code CompletionException} where the store is away.
 */
public interface Framed {

    /** Whether one is left to be told of the end of this sign-on. */
    boolean isAny(String sid);

    /** The address that tells them and leads on to this one. */
    String past(String sid, String location);
}
