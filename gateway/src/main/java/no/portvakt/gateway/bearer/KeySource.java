package no.portvakt.gateway.bearer;

import java.io.IOException;

/** Where an issuer's keys are read. May block; called on threads that may wait. */
@FunctionalInterface
public interface KeySource {

    /**
     * A JWKS.
     *
     * @throws IOException if it is not to be had
     */
    String read() throws IOException;
}
