package no.portvakt.profiles.lint;

import java.util.Comparator;
import java.util.stream.Collectors;
import no.portvakt.profiles.assess.Assessment;
import no.portvakt.profiles.assess.RiskMatrix;
import no.portvakt.profiles.catalog.DataCategory;
import no.portvakt.profiles.catalog.Rule;
import no.portvakt.profiles.catalog.ServiceProfile;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.lint.Lint.About;

/** Levels under what the risk, or the kind of data, asks for. */
final class AssessmentFindings {

    private AssessmentFindings() {}

    static void check(ServiceProfile service, RiskMatrix matrix, About about) {
        service.assessment().ifPresent(assessment -> check(service, assessment, matrix, about));
        var special = service.classification().data().stream()
                .filter(DataCategory::isSpecial)
                .sorted()
                .map(DataCategory::word)
                .collect(Collectors.joining(", "));
        if (special.isEmpty()) {
            return;
        }
        for (int i = 0; i < service.rules().size(); i++) {
            var level = service.rules().get(i).level();
            if (level != SecurityLevel.OPEN && level != SecurityLevel.HIGH) {
                about.warn(
                        i,
                        "is level " + level.number() + " in a service with data of GDPR art. 9 or 10 (" + special
                                + ")");
            }
        }
    }

    private static void check(ServiceProfile service, Assessment assessment, RiskMatrix matrix, About about) {
        var recommended = matrix.recommend(assessment).level();
        if (!assessment.level().satisfies(recommended)) {
            var under =
                    "decides level " + assessment.level().number() + ", under the recommended " + recommended.number();
            if (assessment.belowBecause().isPresent()) {
                about.note("assessment.level", under + ", and says why");
            } else {
                about.warn("assessment.level", under + ", and belowBecause does not say why");
            }
        }
        var highest = service.rules().stream()
                .map(Rule::level)
                .max(Comparator.naturalOrder())
                .orElse(SecurityLevel.OPEN);
        if (!highest.satisfies(assessment.level())) {
            about.warn(
                    "rules",
                    "demand level " + highest.number() + " at most, and the assessment decided "
                            + assessment.level().number());
        }
    }
}
