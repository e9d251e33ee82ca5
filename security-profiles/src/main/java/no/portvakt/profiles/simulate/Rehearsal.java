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

    static Finding find(RecordedDecision record, List<Reading> readings) {
        if (record.reason().filter(reason -> !POLICYS_OWN.contains(reason)).isPresent()) {
            return Finding.of(Effect.UNCHANGED);
        }
        Set<Effect> effects = EnumSet.noneOf(Effect.class);
        boolean pathDecides = true;
        for (var reading : readings) {
            var ofThisPath = effects(record, reading);
            pathDecides &= ofThisPath.size() == 1;
            effects.addAll(ofThisPath);
        }
        if (effects.size() == 1) {
            return Finding.of(effects.iterator().next());
        }
        if (pathDecides) {
            return Finding.of(LeftOpen.PATH);
        }
        return Finding.of(record.askedNobody() ? LeftOpen.PERSON : LeftOpen.LOGIN);
    }

    private static Set<Effect> effects(RecordedDecision record, Reading reading) {
        Set<Effect> effects = EnumSet.noneOf(Effect.class);
        for (var evidence : PossibleEvidence.of(record, reading)) {
            var ended = reading.then().map(ruling -> ruling.outcome(evidence, record.at()));
            if (ended.filter(outcome -> outcome != record.outcome()).isEmpty()) {
                effects.add(Effect.of(record.outcome(), reading.now().outcome(evidence, record.at())));
            }
        }
        return effects;
    }
}
