package no.portvakt.minside.delivery;

import no.portvakt.minside.accesslog.AccessEntry;
import no.portvakt.minside.person.Text;

/** Somewhere that citizens see their cases, beside our own pages. Thread-safe. */
public interface Surface {

    /** As it stands in the database: {@code dialogporten}. */
    String id();

    /** Who gets to see the case, for the citizen's access log. */
    AccessEntry.Receiver receiver();

    /** What is done, as she reads it in her access log. */
    Text action();

    /**
     * Lets the surface know where the case stands. Blocks until there is an answer, or none to be had. Said twice, it has
     * the effect of once; what is older than what the surface has does not replace it.
     */
    DeliveryOutcome deliver(Parcel parcel);
}
