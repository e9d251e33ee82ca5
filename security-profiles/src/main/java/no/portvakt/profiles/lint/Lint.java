package no.portvakt.profiles.lint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import no.portvakt.profiles.assess.RiskMatrix;
import no.portvakt.profiles.catalog.ServiceCatalog;
import no.portvakt.profiles.catalog.ServiceProfile;
import no.portvakt.profiles.load.Origins;
import no.portvakt.profiles.load.Origins.Origin;

/**
 * Finds what is legal and probably wrong. It looks at profiles only: whether an upstream is reached over plain HTTP is
 * the gateway's configuration, and the gateway refuses to start with one that is not on loopback.
 */
public final class Lint {

    private final Origins origins;
    private final List<Finding> findings = new ArrayList<>();

    private Lint(Origins origins) {
        this.origins = origins;
    }

    public static List<Finding> check(ServiceCatalog catalog) {
        return check(catalog, Origins.UNKNOWN);
    }

    /** With the file and line of each service and rule, as the loader kept them. */
    public static List<Finding> check(ServiceCatalog catalog, Origins origins) {
        return check(catalog, origins, RiskMatrix.shipped());
    }

    /** The same with the municipality's own matrix, which says what an assessment recommends. */
    public static List<Finding> check(ServiceCatalog catalog, Origins origins, RiskMatrix matrix) {
        var lint = new Lint(origins);
        for (var service : catalog.services()) {
            var about = lint.about(service);
            RuleFindings.check(service, about);
            AssessmentFindings.check(service, matrix, about);
            ExposureFindings.check(service, about);
            LookAlikes.check(service, about);
        }
        LookAlikes.checkIds(catalog, lint::about);
        return lint.findings.stream()
                .sorted(Comparator.comparing(Finding::severity)
                        .reversed()
                        .thenComparing(Finding::service)
                        .thenComparing(Finding::key))
                .toList();
    }

    private About about(ServiceProfile service) {
        return new About(service);
    }

    /** Takes findings about one service, and knows where it stands. */
    final class About {

        private final ServiceProfile service;

        private About(ServiceProfile service) {
            this.service = service;
        }

        void warn(String key, String message) {
            add(key, message, Severity.WARNING, origins.of(service.id()));
        }

        void note(String key, String message) {
            add(key, message, Severity.NOTE, origins.of(service.id()));
        }

        void warn(int rule, String message) {
            add("rules[" + rule + "]", message, Severity.WARNING, origins.ofRule(service.id(), rule));
        }

        void note(int rule, String message) {
            add("rules[" + rule + "]", message, Severity.NOTE, origins.ofRule(service.id(), rule));
        }

        private void add(String key, String message, Severity severity, Optional<Origin> origin) {
            findings.add(new Finding(
                    origin.map(Origin::file), origin.map(Origin::line), service.id(), key, message, severity));
        }
    }
}
