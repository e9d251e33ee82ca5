package no.portvakt.minside.status;

import java.util.List;
import java.util.Optional;
import no.portvakt.minside.person.Caller;

/** The caller's own cases. Thread-safe. */
public interface MyCases {

    /** The one that changed last comes first. */
    List<CaseView> of(Caller caller);

    /** Empty for a case that does not exist and for another person's alike. */
    Optional<CaseView> find(Caller caller, String id);
}
