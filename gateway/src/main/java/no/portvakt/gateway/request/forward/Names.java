package no.portvakt.gateway.request.forward;

import java.util.Locale;
import java.util.Set;

/** Names of headers, in lower case, that are looked for in any case. */
final class Names {

    static final Names NONE = new Names(Set.of());

    private final Set<String> names;

    /** A bit for each length: most names that are asked for are of another one. */
    private final long lengths;

    Names(Set<String> names) {
        this.names = names;
        this.lengths = names.stream().mapToLong(name -> 1L << name.length()).reduce(0, (all, one) -> all | one);
    }

    /** A shift counts modulo 64: a longer name is looked for in vain, and that is all. */
    boolean has(String name) {
        return (lengths & (1L << name.length())) != 0 && names.contains(name.toLowerCase(Locale.ROOT));
    }
}
