package no.portvakt.gateway.request.authenticate;

import java.util.Optional;
import no.portvakt.gateway.exchange.Citizen;
import no.portvakt.gateway.exchange.Exchange;
import no.portvakt.gateway.request.address.Addressed;
import no.portvakt.profiles.policy.AppliedRule;

record IdentifiedRequest(Addressed addressed, Optional<Citizen> citizen, boolean byToken) implements Identified {

    @Override
    public Exchange exchange() {
        return addressed.exchange();
    }

    @Override
    public AppliedRule applied() {
        return addressed.applied();
    }
}
