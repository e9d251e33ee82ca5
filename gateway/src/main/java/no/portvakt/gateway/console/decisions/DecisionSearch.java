package no.portvakt.gateway.console.decisions;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.trust.correlation.CorrelationId;

/** Finds decisions, whoever asks: what she may see is for the caller to say. A port: without a database there are none. */
public interface DecisionSearch {

    /** Every decision about the request with this id: what a citizen reads from the page that refused her. */
    List<FoundDecision> byCorrelation(CorrelationId correlation);

    /** The decisions about one service in a stretch of time, newest first. */
    List<FoundDecision> byService(ServiceId service, Stretch stretch, int most, Optional<DecisionPlace> after);

    /** How one service was used; empty where no decisions are kept. */
    Optional<Usage> usage(ServiceId service, Stretch stretch);

    /** From one moment on, and before another. */
    record Stretch(Instant from, Instant to) {}
}
