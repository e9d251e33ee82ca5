package no.portvakt.gateway.session;

/** SHA-256 of a {@link SessionId}: what the store keeps a session under. It opens nothing. */
public record SessionHash(String value) {}
