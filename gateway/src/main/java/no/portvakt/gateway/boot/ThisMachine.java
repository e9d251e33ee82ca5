package no.portvakt.gateway.boot;

import java.util.Set;

/** The names of this machine for itself. */
final class ThisMachine {

    private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    private ThisMachine() {}

    static boolean isCalled(String host) {
        return NAMES.contains(host);
    }
}
