package no.portvakt.gateway.request.forward;

import no.portvakt.profiles.reason.Reason;

/** What became of a request at one server. */
sealed interface Attempt {

    /** Nothing is to be tried any more. */
    record Over(Forwarded forwarded) implements Attempt {}

    /**
     * Nothing of an answer has come, and nothing was sent to the client.
     *
     * @param harmless whether the same request may be sent to another server without having effect twice
     */
    record Fruitless(Reason reason, boolean harmless) implements Attempt {}
}
