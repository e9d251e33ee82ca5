package no.portvakt.minside.catalogue;

import java.util.List;
import java.util.Optional;
import no.portvakt.minside.person.Caller;

/** The municipality's services. Thread-safe. */
public interface Services {

    /** All of them, in the catalogue's order, each saying whether this caller's session opens it. */
    List<ServiceView> of(Caller caller);

    Optional<ServiceView> find(Caller caller, String id);
}
