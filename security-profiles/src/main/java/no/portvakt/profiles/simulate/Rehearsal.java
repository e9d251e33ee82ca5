package no.portvakt.profiles.simulate;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import no.portvakt.profiles.reason.Reason;
import no.portvakt.profiles.simulate.Readings.Reading;

/**
 * Decides a recorded request again. What the record does not say is tried every way that matters, but for the ways that
 * could not have ended as they did.
 */
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

    static Effect effect(RecordedDecision record, List<Reading> readings) {
        if (record.reason().filter(reason -> !POLICYS_OWN.contains(reason)).isPresent()) {
            return Effect.UNCHANGED;
        }
        Set<Effect> effects = EnumSet.noneOf(Effect.class);
        for (var reading : readings) {
            collect(record, reading, effects);
        }
        return effects.size() == 1 ? effects.iterator().next() : Effect.UNDECIDABLE;
    }

    private static void collect(RecordedDecision record, Reading reading, Set<Effect> effects) {
        for (var evidence : PossibleEvidence.of(record, reading)) {
            var ended = reading.then().map(ruling -> ruling.outcome(evidence, record.at()));
            if (ended.filter(outcome -> outcome != record.outcome()).isEmpty()) {
                effects.add(Effect.of(record.outcome(), reading.now().outcome(evidence, record.at())));
            }
        }
    }
}
