package no.portvakt.minside.delivery;

import java.util.function.Supplier;
import no.portvakt.minside.accesslog.AccessEntry;
import no.portvakt.minside.person.Text;

/** What a surface has to tell of a case now. */
public sealed interface Telling {

    /**
     * Something. It is told by whoever has written it into the citizen's access log, and by nobody else.
     *
     * @param receiver who gets to know
     * @param action what is done, as she reads it
     * @param purpose why
     * @param tell does it, and blocks until there is an answer, or none to be had. Said twice, it has the effect of once
     */
    record Ready(AccessEntry.Receiver receiver, Text action, Text purpose, Supplier<DeliveryOutcome> tell)
            implements Telling {}

    /** Nothing is told: there is nothing new for it, or not now, or it cannot be done. */
    record Settled(DeliveryOutcome outcome) implements Telling {}
}
