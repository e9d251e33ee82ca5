package no.portvakt.minside.person;

/** How the citizen came to us. */
public sealed interface Channel {

    /** In her own session at the gateway. */
    record OwnSession() implements Channel {}

    /**
     * Through a portal that holds a grant of hers.
     *
     * @param id the portal's registered id
     */
    record Portal(String id) implements Channel {}
}
