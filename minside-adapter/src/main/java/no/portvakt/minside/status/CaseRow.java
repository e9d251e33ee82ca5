package no.portvakt.minside.status;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A row of {@code citizen_case}. */
public record CaseRow(
        UUID id,
        String personKey,
        String service,
        String fagsystem,
        int level,
        String status,
        String rawStatus,
        long lastSequence,
        Optional<String> subjectSealed,
        Optional<String> caseNumber,
        Instant receivedAt,
        Instant changedAt) {}
