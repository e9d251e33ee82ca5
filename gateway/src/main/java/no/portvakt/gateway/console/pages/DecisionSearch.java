package no.portvakt.gateway.console.pages;

import java.util.List;
import no.portvakt.gateway.console.decisions.FoundDecision;
import no.portvakt.trust.correlation.CorrelationId;

/** Where decisions are kept. A port: without a database there are none. */
@FunctionalInterface
public interface DecisionSearch {

    /** Every decision about the request with this id. */
    List<FoundDecision> byCorrelation(CorrelationId correlation);
}
