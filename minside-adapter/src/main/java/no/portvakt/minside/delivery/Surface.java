package no.portvakt.minside.delivery;

/** Somewhere that citizens get to know of their cases, beside our own pages. Thread-safe. */
public interface Surface {

    /** As it stands in the database: {@code dialogporten}. */
    String id();

    /**
     * What the surface is to be told of a case as it stands; what is older than what it has does not replace that. May
     * look where the citizen can be reached, which it writes into her access log itself, and tells nobody anything.
     */
    Telling prepare(Parcel parcel);
}
