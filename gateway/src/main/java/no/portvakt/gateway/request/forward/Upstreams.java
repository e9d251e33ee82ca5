package no.portvakt.gateway.request.forward;

import java.util.Optional;
import no.portvakt.profiles.catalog.ServiceId;

/** Where services run. */
@FunctionalInterface
public interface Upstreams {

    /** Empty for a service that nobody configured an address for. */
    Optional<Upstream> of(ServiceId service);
}
