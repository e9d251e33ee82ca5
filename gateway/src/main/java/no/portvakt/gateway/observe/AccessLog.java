package no.portvakt.gateway.observe;

/** Is told of every request when it is over. Called on event loops: it must not block. */
@FunctionalInterface
public interface AccessLog {

    void seen(Seen request);
}
