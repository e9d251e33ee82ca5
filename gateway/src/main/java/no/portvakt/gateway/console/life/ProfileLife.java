package no.portvakt.gateway.console.life;

import java.util.List;
import java.util.Optional;
import no.portvakt.gateway.console.officers.OfficerCall;

/** What officers do with profiles. Whatever is done is audited before it takes effect. */
public interface ProfileLife {

    /** Writes a version that nothing depends on yet. Empty text: the document is to end. */
    LifeOutcome draft(OfficerCall call, DocumentName document, Optional<String> yaml, String note);

    /** Writes an earlier text again, as a new version that has to be proposed like any other. */
    LifeOutcome rollBack(OfficerCall call, DocumentName document, int number, String reason);

    /** What a version would change of what is in force now; empty if there is no such version for her. */
    Optional<Verdict> judge(OfficerCall call, long id);

    /** Proposes a draft; if it only raises, it is approved with that, and active as soon as its time has come. */
    LifeOutcome propose(OfficerCall call, long id, Proposal proposal);

    /** The second officer agrees. */
    LifeOutcome approve(OfficerCall call, long id, String reason);

    /**
     * The second officer agrees to several proposals as one step: all of them or none. Those whose time has come are in
     * force together, under one number.
     */
    JointOutcome approveTogether(OfficerCall call, List<Long> ids, String reason);

    /** Takes back a draft or a proposal, before it is active. */
    LifeOutcome withdraw(OfficerCall call, long id, String reason);
}
