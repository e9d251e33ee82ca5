package no.portvakt.profiles.simulate;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import no.portvakt.profiles.decide.AccessDecider;
import no.portvakt.profiles.decide.Demand;
import no.portvakt.profiles.reason.Reason;
import no.portvakt.profiles.simulate.PossibleDemands.Possible;

/** Decides a recorded request again. What the record does not say is tried every way that matters. */
final class Rehearsal {

    /** The refusals that another policy could take back. Every other one stands whatever a profile says. */
    private static final Set<Reason> POLICYS_OWN = EnumSet.of(
            Reason.NO_RULE,
            Reason.LOGIN_REQUIRED,
            Reason.LEVEL_TOO_LOW,
            Reason.LOGIN_TOO_OLD,
            Reason.LOGIN_METHOD_NOT_ACCEPTED,
            Reason.ROLE_REQUIRED,
            Reason.SIGNATURE_REQUIRED,
            Reason.ASSURANCE_NOT_ACCEPTED);

    private Rehearsal() {}

    static Effect effect(RecordedDecision record, Possible possible) {
        if (record.reason().filter(reason -> !POLICYS_OWN.contains(reason)).isPresent()) {
            return Effect.UNCHANGED;
        }
        Set<Effect> effects = EnumSet.noneOf(Effect.class);
        for (var demand : possible.demands()) {
            collect(record, demand, effects);
        }
        return effects.size() == 1 ? effects.iterator().next() : Effect.UNDECIDABLE;
    }

    private static void collect(RecordedDecision record, Optional<Demand> demand, Set<Effect> effects) {
        if (demand.isEmpty()) {
            effects.add(Effect.of(record.outcome(), Outcome.REFUSED));
            return;
        }
        for (var evidence : PossibleEvidence.of(record, demand.get())) {
            var decision = AccessDecider.decide(demand.get(), evidence, record.at());
            effects.add(Effect.of(record.outcome(), Outcome.of(decision)));
        }
    }
}
