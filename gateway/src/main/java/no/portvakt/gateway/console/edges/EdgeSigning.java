package no.portvakt.gateway.console.edges;

import java.util.Optional;

/** Signs for edges, in this process' zone. Called on virtual threads; may block. */
public interface EdgeSigning {

    /** What came of it. */
    sealed interface Outcome {

        /** What was signed, as the edge goes on with it. */
        record Signed(String text) implements Outcome {}

        /** It is not signed; why, without anything of it. */
        record Refused(String why) implements Outcome {}
    }

    /**
     * Signs a document, or an address that carries it.
     *
     * @param endpoint where the address leads to; empty where the document itself is signed
     * @throws RuntimeException if it cannot be written down that it was signed; nothing is given out then
     */
    Outcome sign(EdgeName edge, String document, Optional<String> endpoint, Optional<String> relayState);

    /** The certificates of all keys, in PEM. */
    String certificates();
}
