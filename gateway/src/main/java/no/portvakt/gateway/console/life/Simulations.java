package no.portvakt.gateway.console.life;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import no.portvakt.gateway.console.officers.OfficerCall;
import no.portvakt.profiles.catalog.ServiceCatalog;

/** Runs a version against recorded decisions and keeps what was found, so that a proposal can name it. */
public interface Simulations {

    /** Replays the last while; empty if there is no such version for her, or it is not sound. */
    Optional<SimulationResult> run(OfficerCall call, long version, Duration back);

    Optional<SimulationResult> find(OfficerCall call, UUID id);

    /** What the last run of this version found; empty if there was none, or not for her. */
    Optional<SimulationResult> latest(OfficerCall call, long version);

    /** What was recorded, replayed on a catalogue that is not in force. */
    @FunctionalInterface
    interface Replay {

        /** The report as JSON. */
        String replay(ServiceCatalog draft, Duration back);
    }
}
