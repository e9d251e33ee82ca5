package no.portvakt.gateway.console.officers;

import no.portvakt.trust.correlation.CorrelationId;

/** Who acts, and in which request. The first argument of whatever an officer can do. */
public record OfficerCall(Officer officer, CorrelationId correlation) {}
