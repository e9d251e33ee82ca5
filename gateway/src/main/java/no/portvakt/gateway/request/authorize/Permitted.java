package no.portvakt.gateway.request.authorize;

import java.util.Optional;
import no.portvakt.gateway.exchange.Citizen;
import no.portvakt.gateway.exchange.Exchange;
import no.portvakt.profiles.policy.AppliedRule;

/** The rule is met. Only {@link AccessCheck} makes one, and nothing else can be dressed and forwarded. */
public sealed interface Permitted extends Access permits PermittedRequest {

    Exchange exchange();

    AppliedRule applied();

    /** Empty where the rule asks nobody who they are. */
    Optional<Citizen> citizen();
}
