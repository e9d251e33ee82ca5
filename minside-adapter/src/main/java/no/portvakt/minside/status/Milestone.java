package no.portvakt.minside.status;

import java.time.Instant;
import java.util.Optional;

/**
 * A step on a case's timeline (milepæl).
 *
 * @param status where the case stood from then on
 * @param navn the fagsystem's own name for the step, if it gave one
 * @param beskrivelse its explanation, if it gave one
 * @param startdato when the step began
 * @param sluttdato when the next one did
 */
public record Milestone(
        CitizenStatus status,
        Optional<String> navn,
        Optional<String> beskrivelse,
        Instant startdato,
        Optional<Instant> sluttdato) {}
