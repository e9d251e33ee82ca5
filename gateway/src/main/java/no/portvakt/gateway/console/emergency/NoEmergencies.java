package no.portvakt.gateway.console.emergency;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.portvakt.gateway.console.life.LifeOutcome.Why;
import no.portvakt.gateway.console.officers.OfficerCall;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.level.SecurityLevel;

/** Where files are the truth, raising is a change of a file like any other. */
public final class NoEmergencies implements EmergencyDesk {

    private static final EmergencyOutcome READ_ONLY = new EmergencyOutcome.Refused(Why.READ_ONLY);

    @Override
    public List<Emergency> inForce() {
        return List.of();
    }

    @Override
    public EmergencyOutcome raise(OfficerCall call, Optional<ServiceId> service, SecurityLevel level, String reason) {
        return READ_ONLY;
    }

    @Override
    public EmergencyOutcome proposeEnd(OfficerCall call, UUID id, String reason) {
        return READ_ONLY;
    }

    @Override
    public EmergencyOutcome withdrawEnd(OfficerCall call, UUID id, String reason) {
        return READ_ONLY;
    }

    @Override
    public EmergencyOutcome agreeToEnd(OfficerCall call, UUID id, String reason) {
        return READ_ONLY;
    }
}
