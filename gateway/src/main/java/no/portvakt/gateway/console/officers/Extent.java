package no.portvakt.gateway.console.officers;

import java.util.Locale;

/** How far a permission reaches; in order, so that the wider of two is the greater. */
public enum Extent {
    NONE,
    /** The services that the officer answers for. */
    OWN,
    ALL;

    static Extent of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
