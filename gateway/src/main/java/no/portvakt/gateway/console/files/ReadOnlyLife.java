package no.portvakt.gateway.console.files;

import java.util.List;
import java.util.Optional;
import no.portvakt.gateway.console.life.DocumentName;
import no.portvakt.gateway.console.life.JointOutcome;
import no.portvakt.gateway.console.life.Judgement;
import no.portvakt.gateway.console.life.LifeOutcome;
import no.portvakt.gateway.console.life.LifeOutcome.Why;
import no.portvakt.gateway.console.life.ProfileLife;
import no.portvakt.gateway.console.life.ProfileReading;
import no.portvakt.gateway.console.life.Proposal;
import no.portvakt.gateway.console.life.Verdict;
import no.portvakt.gateway.console.officers.OfficerCall;
import no.portvakt.profiles.load.LoadOutcome;
import no.portvakt.profiles.load.ProfileLoader;

/** Refuses every change, and says why: the files are the truth. */
public final class ReadOnlyLife implements ProfileLife {

    private static final LifeOutcome READ_ONLY = new LifeOutcome.Refused(Why.READ_ONLY);

    private final ProfileReading profiles;

    public ReadOnlyLife(ProfileReading profiles) {
        this.profiles = profiles;
    }

    @Override
    public LifeOutcome draft(OfficerCall call, DocumentName document, Optional<String> yaml, String note) {
        return READ_ONLY;
    }

    @Override
    public LifeOutcome rollBack(OfficerCall call, DocumentName document, int number, String reason) {
        return READ_ONLY;
    }

    /** What is in the folder is in force: nothing would change. */
    @Override
    public Optional<Verdict> judge(OfficerCall call, long id) {
        return profiles.find(call.officer(), id)
                .map(line -> switch (ProfileLoader.load(profiles.inForce().sources())) {
                    case LoadOutcome.Rejected rejected -> new Verdict.Unsound(rejected.problems());
                    case LoadOutcome.Loaded loaded ->
                        new Verdict.Sound(new Judgement(List.of(), List.of()), loaded.catalog(), Optional.empty());
                });
    }

    @Override
    public LifeOutcome propose(OfficerCall call, long id, Proposal proposal) {
        return READ_ONLY;
    }

    @Override
    public LifeOutcome approve(OfficerCall call, long id, String reason) {
        return READ_ONLY;
    }

    @Override
    public JointOutcome approveTogether(OfficerCall call, List<Long> ids, String reason) {
        return new JointOutcome.NotDone(ids.isEmpty() ? 0 : ids.getFirst(), READ_ONLY);
    }

    @Override
    public LifeOutcome withdraw(OfficerCall call, long id, String reason) {
        return READ_ONLY;
    }
}
