package no.portvakt.gateway.request.authorize;

import java.util.Optional;
import no.portvakt.gateway.exchange.Citizen;
import no.portvakt.gateway.exchange.Exchange;
import no.portvakt.gateway.request.authenticate.Identified;
import no.portvakt.profiles.policy.AppliedRule;

record PermittedRequest(Identified identified) implements Permitted {

    @Override
    public Exchange exchange() {
        return identified.exchange();
    }

    @Override
    public AppliedRule applied() {
        return identified.applied();
    }

    @Override
    public Optional<Citizen> citizen() {
        return identified.citizen();
    }
}
