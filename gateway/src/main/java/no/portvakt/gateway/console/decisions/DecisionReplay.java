package no.portvakt.gateway.console.decisions;

import java.time.Clock;
import java.time.Duration;
import no.portvakt.gateway.console.life.Simulations;
import no.portvakt.profiles.catalog.ServiceCatalog;
import no.portvakt.profiles.simulate.Simulation;

/** Replays what edges recorded on a catalogue that is not in force. */
public final class DecisionReplay implements Simulations.Replay {

    private final DecisionStore decisions;
    private final Clock clock;

    public DecisionReplay(DecisionStore decisions, Clock clock) {
        this.decisions = decisions;
        this.clock = clock;
    }

    @Override
    public String replay(ServiceCatalog draft, Duration back) {
        var now = clock.instant();
        return ReportJson.write(decisions.replay(Simulation.of(Simulation.compiled(draft)), now.minus(back), now));
    }
}
