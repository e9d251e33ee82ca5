package no.portvakt.gateway.observe;

/** Is told of every request when it is over. Called on event loops: it must not block. */
@FunctionalInterface
public interface AccessLog {

    void seen(Seen request);

    /**
     * A request met a limit; {@link #seen} tells of it as well.
     *
     * @param service its id, or {@link Seen#NONE}
     * @param kind which limit
     */
    default void limited(String service, String kind) {}
}
