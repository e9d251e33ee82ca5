package no.portvakt.gateway.request.address;

import no.portvakt.gateway.exchange.Exchange;
import no.portvakt.profiles.policy.AppliedRule;

/** A request that a profile has a rule for. Only {@link ServiceFinder} makes one. */
public sealed interface Addressed extends Addressing permits AddressedRequest {

    Exchange exchange();

    /** The service, the rule and what it demands. */
    AppliedRule applied();
}
