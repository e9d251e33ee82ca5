package no.portvakt.gateway.session;

/** Told when a session is over or has a new generation, so that what was made for it is dropped. Must not block. */
@FunctionalInterface
public interface SessionEndListener {

    void ended(String sessionKey);
}
