package no.portvakt.minside.prefill;

import no.portvakt.minside.person.Caller;

/** Fills forms in beforehand. Thread-safe; blocks up to the deadline for all sources together. */
public interface Prefill {

    /**
     * A form, filled in as far as can be.
     *
     * @param wish whether she wants it to be; if not, nothing is fetched, and what was fetched before counts no more
     */
    PrefillOutcome forService(Caller caller, String service, Wish wish);

    /** What the citizen wants to be done. */
    enum Wish {
        FETCH,
        FETCH_NOTHING
    }
}
