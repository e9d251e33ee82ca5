package no.portvakt.gateway.observe;

import no.portvakt.profiles.catalog.Method;

/** A method name is the client's word: one that no rule could name is not repeated in a log. */
final class Methods {

    private Methods() {}

    static String known(String method) {
        return Method.of(method).map(Method::name).orElse("other");
    }
}
