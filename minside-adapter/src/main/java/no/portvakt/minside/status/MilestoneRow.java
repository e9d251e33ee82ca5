package no.portvakt.minside.status;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A row of {@code milestone}. */
public record MilestoneRow(
        UUID caseId, long sequence, String status, Optional<String> detailSealed, Instant startedAt) {}
