package no.portvakt.profiles.assess;

import java.util.List;
import java.util.Locale;
import no.portvakt.profiles.level.SecurityLevel;

/** One step from an assessment to a level: what was looked up in the matrix, and what stood there. */
public sealed interface Step {

    /** A sentence for an officer, in bokmål, nynorsk or English; bokmål for a reader of any other language. */
    default String in(Locale locale) {
        return AssessmentTexts.shipped().of(this, locale);
    }

    /** The cell of the likelihood table. */
    record LikelihoodFound(Likelihood asked, Grade result) implements Step {}

    /** The cell of one kind of consequence. */
    record CategoryWeighed(ConsequenceCategory category, Grade consequence, Grade likelihood, SecurityLevel level)
            implements Step {}

    /**
     * The highest of them.
     *
     * @param decidedBy every kind of consequence that asks for this level; never empty
     */
    record Concluded(SecurityLevel level, List<ConsequenceCategory> decidedBy) implements Step {

        public Concluded {
            decidedBy = List.copyOf(decidedBy);
        }
    }
}
