package no.portvakt.minside.status;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** A row of {@code case_deadline}. */
public record DeadlineRow(UUID caseId, String kind, Optional<LocalDate> dueOn, long sequence) {}
