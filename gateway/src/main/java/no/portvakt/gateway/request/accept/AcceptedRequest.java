package no.portvakt.gateway.request.accept;

import no.portvakt.gateway.exchange.Exchange;

record AcceptedRequest(Exchange exchange) implements Accepted {}
