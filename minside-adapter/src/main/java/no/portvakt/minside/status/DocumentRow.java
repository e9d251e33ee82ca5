package no.portvakt.minside.status;

import java.util.Optional;
import java.util.UUID;

/** A row of {@code case_document}. */
public record DocumentRow(UUID id, UUID caseId, String name, Optional<String> documentSealed, long sequence) {}
