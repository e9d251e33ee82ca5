package no.portvakt.minside.status;

import java.time.Instant;
import java.util.UUID;
import no.portvakt.profiles.level.SecurityLevel;

/**
 * A case as it begins, with a form that was sent.
 *
 * @param id the submission's id
 * @param person the pseudonym of the person concerned
 * @param fagsystem the system that may report on it
 * @param level the level that opens it
 */
public record NewCase(
        UUID id, String person, String service, String fagsystem, SecurityLevel level, Instant received) {}
