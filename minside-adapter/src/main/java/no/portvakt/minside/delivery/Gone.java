package no.portvakt.minside.delivery;

import java.time.Instant;
import java.util.UUID;
import no.portvakt.trust.correlation.CorrelationId;

/**
 * A case that is removed.
 *
 * @param received when it was received: surfaces name what they are told by it
 * @param correlation of this try
 */
public record Gone(UUID caseId, Instant received, CorrelationId correlation) {}
