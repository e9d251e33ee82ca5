package no.portvakt.minside.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.portvakt.minside.person.Caller;
import no.portvakt.minside.person.Text;

/** The municipality's services. Thread-safe. */
public interface Services {

    /** All of them, in the catalogue's order, each saying whether this caller's session opens it. */
    List<ServiceView> of(Caller caller);

    Optional<ServiceView> find(Caller caller, String id);

    /** The form of a service, whoever asks; empty if it has none with us. */
    Optional<Form> form(String service);

    /** The name of every service, also of those that are not listed. */
    Map<String, Text> titles();
}
