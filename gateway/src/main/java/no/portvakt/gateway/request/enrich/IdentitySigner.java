package no.portvakt.gateway.request.enrich;

import java.time.Instant;
import no.portvakt.gateway.exchange.Citizen;
import no.portvakt.profiles.catalog.ServiceProfile;

/** Puts into a signed token what an upstream is told about the caller. */
@FunctionalInterface
public interface IdentitySigner {

    /** A compact JWT for this service alone, good for {@link TokenSigner#LIFE}. */
    String sign(Citizen caller, ServiceProfile service, Instant now);
}
