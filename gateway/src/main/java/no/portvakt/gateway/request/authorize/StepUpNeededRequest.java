package no.portvakt.gateway.request.authorize;

import no.portvakt.gateway.exchange.Exchange;
import no.portvakt.profiles.decide.Decision;

record StepUpNeededRequest(Exchange exchange, String host, Decision.StepUpNeeded missing, boolean byToken)
        implements StepUpNeeded {}
