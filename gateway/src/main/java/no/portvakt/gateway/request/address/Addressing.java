package no.portvakt.gateway.request.address;

import java.util.Optional;
import no.portvakt.gateway.exchange.Exchange;
import no.portvakt.profiles.catalog.ServiceProfile;
import no.portvakt.profiles.reason.Reason;

/** Where a request leads. */
public sealed interface Addressing permits Addressed, Addressing.OwnPage, Addressing.Nowhere {

    /** One of the gateway's own paths, on the host of this service. */
    record OwnPage(Exchange exchange, ServiceProfile service) implements Addressing {}

    /**
     * No profile names it.
     *
     * @param service whose host it is, if only the path or the method is unknown
     */
    record Nowhere(Reason reason, Optional<ServiceProfile> service) implements Addressing {}
}
