package no.portvakt.gateway.request.authorize;

import no.portvakt.gateway.exchange.Exchange;
import no.portvakt.profiles.decide.Decision;

/** A log-in, or a stronger or newer one, would meet the rule. Only {@link AccessCheck} makes one. */
public sealed interface StepUpNeeded extends Access permits StepUpNeededRequest {

    Exchange exchange();

    /** The host label of the service that was asked. */
    String host();

    /** What is missing. */
    Decision.StepUpNeeded missing();

    /** Whether a program asked, with a token of its own: then no page and no log-in of ours helps. */
    boolean byToken();
}
