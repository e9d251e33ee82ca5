package no.portvakt.profiles.assess;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import no.portvakt.profiles.level.SecurityLevel;

/**
 * A risk and vulnerability analysis (ROS-analyse; eForvaltningsforskriften § 4) of what a wrong person could see or do
 * in a service: kept beside the levels that it led to.
 *
 * @param date when it was made
 * @param by who answers for it: an office, not a person's name
 * @param consequences for every category, in the categories' order; unanswered is not the same as none
 * @param level what was decided for the gravest part of the service
 * @param reasoning why, in bokmål
 * @param belowBecause why the decided level is lower than the one that the matrix recommends
 */
public record Assessment(
        LocalDate date,
        String by,
        Map<ConsequenceCategory, Grade> consequences,
        Likelihood likelihood,
        SecurityLevel level,
        String reasoning,
        Optional<String> belowBecause) {

    public Assessment {
        if (!consequences.keySet().equals(EnumSet.allOf(ConsequenceCategory.class))) {
            throw new IllegalArgumentException("an assessment answers for every kind of consequence");
        }
        if (by.isBlank()
                || reasoning.isBlank()
                || belowBecause.filter(String::isBlank).isPresent()) {
            throw new IllegalArgumentException("an assessment says by whom it was made, and why");
        }
        consequences = Collections.unmodifiableMap(new EnumMap<>(consequences));
    }

    /** How grave it would be for what this category speaks of. */
    public Grade consequenceFor(ConsequenceCategory category) {
        return consequences.getOrDefault(category, Grade.VERY_SERIOUS);
    }
}
