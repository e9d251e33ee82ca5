package no.portvakt.gateway.trace;

/** A trace that a named proxy began and does not sample, or that we add nothing to: it goes on as it came. */
record PassedOn(String traceparent) implements Unrecorded {}
