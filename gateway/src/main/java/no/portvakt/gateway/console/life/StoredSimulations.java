package no.portvakt.gateway.console.life;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.portvakt.gateway.console.audit.OfficerJournal;
import no.portvakt.gateway.console.officers.Action;
import no.portvakt.gateway.console.officers.OfficerCall;
import org.jdbi.v3.core.Jdbi;

/** Runs a version against recorded decisions and keeps what was found, so that a proposal can name it. */
public final class StoredSimulations implements Simulations {

    private final Jdbi jdbi;
    private final Judge judge;
    private final Replay replay;
    private final OfficerJournal journal;
    private final Clock clock;
    private final ProfileStore store = new ProfileStore();

    public StoredSimulations(Jdbi jdbi, Judge judge, Replay replay, OfficerJournal journal, Clock clock) {
        this.jdbi = jdbi;
        this.judge = judge;
        this.replay = replay;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public Optional<SimulationResult> run(OfficerCall call, long version, Duration back) {
        var line = jdbi.inTransaction(handle -> store.find(handle, version)).filter(found -> call.officer()
                .may(Action.SIMULATE, DocumentKind.servicesOf(found.version().yaml())));
        var now = jdbi.inTransaction(store::inForce);
        return line.map(found -> judge.judge(
                        now,
                        now.with(found.version().document(), found.version().yaml())))
                .flatMap(verdict -> switch (verdict) {
                    case Verdict.Unsound unsound -> Optional.empty();
                    case Verdict.Sound sound ->
                        Optional.of(keep(call, line.get(), replay.replay(sound.catalog(), back)));
                });
    }

    @Override
    public Optional<SimulationResult> find(OfficerCall call, UUID id) {
        return jdbi.inTransaction(
                handle -> store.simulation(handle, id).filter(result -> store.find(handle, result.version())
                        .filter(line -> call.officer()
                                .may(
                                        Action.SIMULATE,
                                        DocumentKind.servicesOf(line.version().yaml())))
                        .isPresent()));
    }

    @Override
    public Optional<SimulationResult> latest(OfficerCall call, long version) {
        return jdbi.inTransaction(handle -> store.find(handle, version)
                .filter(line -> call.officer()
                        .may(
                                Action.SIMULATE,
                                DocumentKind.servicesOf(line.version().yaml())))
                .flatMap(line -> store.latestSimulation(handle, version)));
    }

    private SimulationResult keep(OfficerCall call, Lifeline line, String report) {
        var result = new SimulationResult(
                UUID.randomUUID(), line.version().id(), call.officer().subject(), report, clock.instant());
        jdbi.useTransaction(handle -> {
            store.add(handle, result);
            journal.done(
                    call,
                    "profile.simulated",
                    line.version().document().value(),
                    Map.of("version", "" + line.version().number()));
        });
        return result;
    }
}
