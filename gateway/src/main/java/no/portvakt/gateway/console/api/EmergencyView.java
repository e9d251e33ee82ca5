package no.portvakt.gateway.console.api;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import no.portvakt.gateway.console.emergency.Emergency;
import no.portvakt.profiles.catalog.ServiceId;

/** An emergency on the wire; {@code *} stands for all services. */
public record EmergencyView(
        UUID id,
        String service,
        int level,
        String officer,
        String officerName,
        String reason,
        Instant raisedAt,
        Optional<Emergency.End> end) {

    static EmergencyView of(Emergency emergency) {
        return new EmergencyView(
                emergency.id(),
                emergency.service().map(ServiceId::value).orElse("*"),
                emergency.level().number(),
                emergency.officer(),
                emergency.officerName(),
                emergency.reason(),
                emergency.raisedAt(),
                emergency.end());
    }
}
