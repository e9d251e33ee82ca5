package no.portvakt.gateway.console.files;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import no.portvakt.gateway.console.life.SimulationResult;
import no.portvakt.gateway.console.life.Simulations;
import no.portvakt.gateway.console.officers.OfficerCall;

/** Without a database nothing was recorded. */
public final class NoSimulations implements Simulations {

    @Override
    public Optional<SimulationResult> run(OfficerCall call, long version, Duration back) {
        return Optional.empty();
    }

    @Override
    public Optional<SimulationResult> latest(OfficerCall call, long version) {
        return Optional.empty();
    }

    @Override
    public Optional<SimulationResult> find(OfficerCall call, UUID id) {
        return Optional.empty();
    }
}
