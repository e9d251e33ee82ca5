package no.portvakt.minside.prefill;

import no.portvakt.minside.person.Caller;

/** Fills forms in beforehand. Thread-safe; blocks up to the deadline for all sources together. */
public interface Prefill {

    PrefillOutcome forService(Caller caller, String service);
}
