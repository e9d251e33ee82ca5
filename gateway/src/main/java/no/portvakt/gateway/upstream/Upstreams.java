package no.portvakt.gateway.upstream;

import java.util.Optional;
import no.portvakt.profiles.catalog.ServiceId;

/** Where services run. */
@FunctionalInterface
public interface Upstreams {

    /** Empty for a service that nobody configured an address for. */
    Optional<UpstreamGroup> of(ServiceId service);
}
