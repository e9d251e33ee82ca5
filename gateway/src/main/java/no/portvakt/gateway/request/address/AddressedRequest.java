package no.portvakt.gateway.request.address;

import no.portvakt.gateway.exchange.Exchange;
import no.portvakt.profiles.policy.AppliedRule;

record AddressedRequest(Exchange exchange, AppliedRule applied) implements Addressed {}
