package no.portvakt.gateway.request.authenticate;

import java.util.Optional;
import no.portvakt.gateway.exchange.Citizen;
import no.portvakt.gateway.exchange.Exchange;
import no.portvakt.profiles.policy.AppliedRule;

/** A request with what is known of its caller. Only {@link CallerIdentifier} makes one. */
public sealed interface Identified extends Identification permits IdentifiedRequest {

    Exchange exchange();

    AppliedRule applied();

    /** Empty for a caller without a live session, and for a rule that asks nobody who they are. */
    Optional<Citizen> citizen();

    /** Whether a bearer token says who calls, which no browser adds to a request by itself. */
    boolean byToken();
}
