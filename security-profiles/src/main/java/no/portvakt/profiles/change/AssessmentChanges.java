package no.portvakt.profiles.change;

import java.util.List;
import java.util.Optional;
import no.portvakt.profiles.assess.Assessment;
import no.portvakt.profiles.catalog.ServiceProfile;
import no.portvakt.profiles.catalog.Texts;

/** The assessment opens nothing, but a lower decision, or none, takes away what later levels are held against. */
final class AssessmentChanges {

    private static final String KEY = "assessment";

    private AssessmentChanges() {}

    static List<Change> between(ServiceProfile before, ServiceProfile after) {
        var was = before.assessment();
        var is = after.assessment();
        if (was.equals(is)) {
            return List.of();
        }
        return List.of(is.map(now -> Change.of(after.id(), direction(was, now), KEY, what(was, now)))
                .orElseGet(() -> Change.of(after.id(), Direction.LOWERS, KEY, Phrases.of("assessment.removed"))));
    }

    private static Direction direction(Optional<Assessment> was, Assessment is) {
        boolean excuses = is.belowBecause().isPresent()
                && !was.flatMap(Assessment::belowBecause).equals(is.belowBecause());
        if (excuses) {
            return Direction.LOWERS;
        }
        return was.map(earlier -> Strictness.ofProtection(earlier.level(), is.level()))
                .orElse(Direction.NEUTRAL);
    }

    private static Texts what(Optional<Assessment> was, Assessment is) {
        return was.map(earlier -> earlier.level() == is.level()
                        ? Phrases.of("assessment.same", is.level().number())
                        : Phrases.of(
                                "assessment.changed",
                                earlier.level().number(),
                                is.level().number()))
                .orElseGet(() -> Phrases.of("assessment.first", is.level().number()));
    }
}
