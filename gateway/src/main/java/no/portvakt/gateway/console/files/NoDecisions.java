package no.portvakt.gateway.console.files;

import java.util.List;
import java.util.Optional;
import no.portvakt.gateway.console.decisions.DecisionPlace;
import no.portvakt.gateway.console.decisions.DecisionSearch;
import no.portvakt.gateway.console.decisions.FoundDecision;
import no.portvakt.gateway.console.decisions.Usage;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.trust.correlation.CorrelationId;

/** Without a database no decision is kept. */
public final class NoDecisions implements DecisionSearch {

    @Override
    public List<FoundDecision> byCorrelation(CorrelationId correlation) {
        return List.of();
    }

    @Override
    public List<FoundDecision> byService(ServiceId service, Stretch stretch, int most, Optional<DecisionPlace> after) {
        return List.of();
    }

    @Override
    public Optional<Usage> usage(ServiceId service, Stretch stretch) {
        return Optional.empty();
    }
}
