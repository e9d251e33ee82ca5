package no.portvakt.gateway.pipeline;

import java.util.Optional;
import java.util.function.Supplier;
import no.portvakt.gateway.exchange.Citizen;
import no.portvakt.gateway.exchange.Exchange;
import no.portvakt.gateway.observe.Decided;
import no.portvakt.gateway.observe.DecisionLog;
import no.portvakt.gateway.request.address.Addressing;
import no.portvakt.gateway.request.authenticate.Identified;
import no.portvakt.gateway.request.authorize.Access;
import no.portvakt.gateway.request.authorize.Permitted;
import no.portvakt.gateway.request.authorize.StepUpNeeded;
import no.portvakt.profiles.catalog.ServiceProfile;
import no.portvakt.profiles.reason.Reason;
import no.portvakt.profiles.simulate.Outcome;
import no.portvakt.profiles.simulate.WatchedWords;

/** Tells the decision log what the stages decided. */
public final class Decisions {

    private final DecisionLog log;
    private final Supplier<Decided.Terms> terms;

    /**
     * Tells this log.
     *
     * @param terms of the policy in force; asked once per decision
     */
    public Decisions(DecisionLog log, Supplier<Decided.Terms> terms) {
        this.log = log;
        this.terms = terms;
    }

    static Decisions untold() {
        var nothing = new Decided.Terms(0, WatchedWords.none(), Optional.empty());
        return new Decisions(DecisionLog.none(), () -> nothing);
    }

    /** A host that is nobody's is no decision about a service. */
    void nowhere(Exchange exchange, Addressing.Nowhere nowhere) {
        nowhere.service()
                .ifPresent(service ->
                        tell(exchange, service, "", Optional.empty(), Outcome.REFUSED, Optional.of(nowhere.reason())));
    }

    void decided(Identified identified, Access access) {
        var outcome =
                switch (access) {
                    case Permitted permitted -> Outcome.PERMITTED;
                    case StepUpNeeded needed -> Outcome.STEP_UP;
                    case Access.Refused refused -> Outcome.REFUSED;
                };
        var reason =
                switch (access) {
                    case Permitted permitted -> Optional.<Reason>empty();
                    case StepUpNeeded needed -> Optional.of(needed.missing().reason());
                    case Access.Refused refused -> Optional.of(refused.reason());
                };
        var applied = identified.applied();
        tell(
                identified.exchange(),
                applied.service(),
                applied.rule().path().toString(),
                identified.citizen(),
                outcome,
                reason);
    }

    private void tell(
            Exchange exchange,
            ServiceProfile service,
            String rule,
            Optional<Citizen> citizen,
            Outcome outcome,
            Optional<Reason> reason) {
        log.decided(new Decided(
                exchange.receivedAt(),
                exchange.correlation(),
                service.id(),
                exchange.method(),
                exchange.path(),
                rule,
                citizen.map(caller -> new Decided.Caller(caller.sessionKey(), caller.person(), caller.assurance())),
                outcome,
                reason,
                terms.get()));
    }
}
