package no.portvakt.gateway.request.accept;

import no.portvakt.gateway.exchange.Exchange;

/** A request with one reading. Only {@link RequestReader} makes one. */
public sealed interface Accepted extends Acceptance permits AcceptedRequest {

    Exchange exchange();
}
