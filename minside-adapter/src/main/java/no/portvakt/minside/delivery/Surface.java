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

    /**
     * Takes back what the surface was told of a case that is removed, if it was told anything; blocks until there is an
     * answer, or none to be had. Says nothing about anybody, so it stands in nobody's access log.
     */
    DeliveryOutcome withdraw(Gone gone);
}
