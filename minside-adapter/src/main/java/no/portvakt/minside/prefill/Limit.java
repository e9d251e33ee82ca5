package no.portvakt.minside.prefill;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.portvakt.minside.catalogue.Form;
import no.portvakt.minside.catalogue.FormField;
import no.portvakt.minside.catalogue.PrefillRule;
import no.portvakt.profiles.decide.AccessDecider;
import no.portvakt.profiles.decide.Decision;
import no.portvakt.profiles.decide.Demand;
import no.portvakt.profiles.level.Assurance;

/** Says which fields may be fetched in this session, before anything is fetched. Pure. */
final class Limit {

    private Limit() {}

    /** The form's fields whose profile entry this evidence satisfies, in the form's order. */
    static List<FormField> fetchable(Form form, Assurance evidence, Instant now) {
        return form.fields().stream()
                .filter(field -> field.prefill()
                        .filter(rule -> opens(rule, evidence, now))
                        .isPresent())
                .toList();
    }

    private static boolean opens(PrefillRule rule, Assurance evidence, Instant now) {
        return switch (AccessDecider.decide(Demand.of(rule.level()), Optional.of(evidence), now)) {
            case Decision.Permitted permitted -> true;
            case Decision.StepUpNeeded stepUp -> false;
            case Decision.Refused refused -> false;
        };
    }
}
