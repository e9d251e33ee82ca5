package no.portvakt.minside.status;

import java.util.Optional;
import no.portvakt.minside.person.Caller;

/** The caller's own cases. Thread-safe. */
public interface MyCases {

    /** Some of them, from the first on. */
    CasesFound.Page first(Caller caller, CaseQuery query);

    /** Those that follow, as the cursor says. */
    CasesFound next(Caller caller, String cursor);

    /** A cursor that stands for the first page of this, to be sent on in an address. */
    String cursorTo(Caller caller, CaseQuery query);

    /** Empty for a case that does not exist and for another person's alike. */
    Optional<CaseView> find(Caller caller, String id);
}
