package no.portvakt.gateway.upstream;

import java.util.Arrays;
import java.util.Optional;

/** What is spoken to a server. */
public enum Protocol {
    HTTP_1_1("http/1.1"),
    /** HTTP/2 over TLS, agreed on by ALPN; a server that does not know it is spoken to in HTTP/1.1. */
    H2("h2"),
    /** HTTP/2 in the clear, without asking first: for servers on this machine. */
    H2C("h2c");

    private final String word;

    Protocol(String word) {
        this.word = word;
    }

    /** As in the configuration. */
    public static Optional<Protocol> named(String word) {
        return Arrays.stream(values())
                .filter(protocol -> protocol.word.equals(word))
                .findFirst();
    }
}
