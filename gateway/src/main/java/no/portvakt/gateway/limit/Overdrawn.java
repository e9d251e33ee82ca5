package no.portvakt.gateway.limit;

import java.time.Duration;

/**
 * An empty bucket.
 *
 * @param after until there is a request in it again
 */
public record Overdrawn(LimitKind kind, Allowance allowance, Duration after) {}
