package no.portvakt.gateway.console.emergency;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.portvakt.gateway.console.officers.OfficerCall;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.level.SecurityLevel;

/** Raises everything, or one service, to a level with one action; to end that, two officers have to agree. */
public interface EmergencyDesk {

    /** What is in force: every officer sees it, in a banner. */
    List<Emergency> inForce();

    /** Raises at once. Empty service: all of them. */
    EmergencyOutcome raise(OfficerCall call, Optional<ServiceId> service, SecurityLevel level, String reason);

    /** The first of two. */
    EmergencyOutcome proposeEnd(OfficerCall call, UUID id, String reason);

    /** The first of two thinks again, or the second does not agree. */
    EmergencyOutcome withdrawEnd(OfficerCall call, UUID id, String reason);

    /** The second of two. */
    EmergencyOutcome agreeToEnd(OfficerCall call, UUID id, String reason);
}
