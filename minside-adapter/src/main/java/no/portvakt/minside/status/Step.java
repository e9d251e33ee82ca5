package no.portvakt.minside.status;

import java.util.UUID;

/** A place on a case's timeline. */
public record Step(UUID caseId, long sequence) {}
