package no.portvakt.gateway.console.emergency;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.level.SecurityLevel;

/**
 * A raise that is in force.
 *
 * @param service empty for all services
 * @param officer the subject of who raised it
 * @param end who has proposed to end it, if somebody has
 */
public record Emergency(
        UUID id,
        Optional<ServiceId> service,
        SecurityLevel level,
        String officer,
        String officerName,
        String reason,
        Instant raisedAt,
        Optional<End> end) {

    /** A proposal to end it, which another officer has to agree to. */
    public record End(String officer, String officerName, String reason, Instant at) {}
}
