package no.portvakt.gateway.console.life;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What goes with proposing.
 *
 * @param reason why, for the other officer and for later
 * @param from not active before; empty: as soon as it may be
 * @param simulation the result that the officer was shown; needed if something is lowered
 */
public record Proposal(String reason, Optional<Instant> from, Optional<UUID> simulation) {}
