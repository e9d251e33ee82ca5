package no.portvakt.gateway.console.life;

import java.time.Instant;
import java.util.UUID;

/**
 * What a simulation found, kept as it was shown.
 *
 * @param report JSON
 */
public record SimulationResult(UUID id, long version, String officer, String report, Instant runAt) {}
