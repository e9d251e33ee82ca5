package no.portvakt.gateway.console.emergency;

import no.portvakt.gateway.console.life.LifeOutcome.Why;

/** What came of an action on emergencies. */
public sealed interface EmergencyOutcome {

    /** In force; perhaps with a proposal to end it. */
    record InForce(Emergency emergency) implements EmergencyOutcome {}

    /** Over. */
    record Ended(Emergency emergency) implements EmergencyOutcome {}

    /** She may not. */
    record Refused(Why why) implements EmergencyOutcome {}

    /** Somebody was faster: there is no such emergency any more, or its end is not, or already, proposed. */
    record Overtaken() implements EmergencyOutcome {}

    /** What was sent cannot be used. */
    record Invalid(String field, String why) implements EmergencyOutcome {}
}
