package no.portvakt.minside.status;

import java.time.Instant;
import java.util.Optional;

/**
 * A step on a case's timeline (milepæl).
 *
 * @param sequence its place in the fagsystem's order; 0 is ours, "received"
 * @param status where the case stood from then on
 * @param navn the fagsystem's own name for the step, if it gave one
 * @param beskrivelse its explanation, if it gave one
 * @param startdato when the step began
 * @param sluttdato when the next one did
 */
public record Milestone(
        long sequence,
        CitizenStatus status,
        Optional<String> navn,
        Optional<String> beskrivelse,
        Instant startdato,
        Optional<Instant> sluttdato) {}
