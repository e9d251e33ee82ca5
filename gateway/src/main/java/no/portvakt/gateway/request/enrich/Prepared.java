package no.portvakt.gateway.request.enrich;

import io.vertx.core.MultiMap;
import no.portvakt.gateway.exchange.Exchange;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.catalog.UpstreamAuthentication;

/**
 * A permitted request whose headers are ours, and fit for the upstream. Only {@link RequestEnricher} makes one, and
 * nothing else can be forwarded.
 */
public sealed interface Prepared permits PreparedRequest {

    Exchange exchange();

    ServiceId service();

    /** How the service wants to know that the request came through us; without that it must not be forwarded. */
    UpstreamAuthentication authentication();

    /**
     * Takes out of the upstream's answer what only the gateway may say. To be called on every answer, that to an
     * upgrade included, at the last moment before its headers are sent.
     */
    void clean(MultiMap answerHeaders);

    /** The same for what comes after the answer's body. */
    void cleanTrailers(MultiMap answerTrailers);
}
