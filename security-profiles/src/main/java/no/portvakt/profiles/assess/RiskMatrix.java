package no.portvakt.profiles.assess;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import no.portvakt.profiles.level.SecurityLevel;

/**
 * A municipality's own answer to how much a risk asks for: from consequence and likelihood to a level. Total over every
 * assessment, and monotone: a graver answer never gives a lower level. Immutable and thread-safe.
 */
public final class RiskMatrix {

    private static final String SHIPPED = "/assessment/risk-matrix.yaml";

    private final String source;
    private final GradeTable<Grade> likelihood;
    private final GradeTable<SecurityLevel> standard;
    private final Map<ConsequenceCategory, GradeTable<SecurityLevel>> special;

    RiskMatrix(
            String source,
            GradeTable<Grade> likelihood,
            GradeTable<SecurityLevel> standard,
            Map<ConsequenceCategory, GradeTable<SecurityLevel>> special) {
        this.source = source;
        this.likelihood = likelihood;
        this.standard = standard;
        this.special = Map.copyOf(special);
    }

    /** The matrix that is shipped with Portvakt. */
    public static RiskMatrix shipped() {
        return switch (parse(resource())) {
            case MatrixOutcome.Parsed parsed -> parsed.matrix();
            case MatrixOutcome.Rejected rejected -> throw new IllegalStateException(rejected.describe());
        };
    }

    /** Reads a matrix file as {@code assessment/risk-matrix.yaml} shows it. */
    public static MatrixOutcome parse(String yaml) {
        return MatrixReader.read(yaml);
    }

    /** Where the figures come from, in the words of whoever wrote them. */
    public String source() {
        return source;
    }

    /** What the risk asks for, and every step on the way to it. */
    public Recommendation recommend(Assessment assessment) {
        var likely = likelihood(assessment.likelihood());
        List<Step> steps = new ArrayList<>();
        steps.add(new Step.LikelihoodFound(assessment.likelihood(), likely));
        Map<ConsequenceCategory, SecurityLevel> byCategory = new EnumMap<>(ConsequenceCategory.class);
        for (var category : ConsequenceCategory.values()) {
            var grade = assessment.consequenceFor(category);
            var level = levelFor(category, grade, likely);
            byCategory.put(category, level);
            steps.add(new Step.CategoryWeighed(category, grade, likely, level));
        }
        var highest =
                byCategory.values().stream().max(Comparator.naturalOrder()).orElse(SecurityLevel.HIGH);
        var deciding = Arrays.stream(ConsequenceCategory.values())
                .filter(category -> byCategory.get(category) == highest)
                .toList();
        steps.add(new Step.Concluded(highest, deciding));
        return new Recommendation(highest, steps);
    }

    /** How the level that was decided stands to the one that the risk asks for. */
    public Standing standingOf(Assessment assessment) {
        if (assessment.level().satisfies(recommend(assessment).level())) {
            return Standing.AS_RECOMMENDED_OR_HIGHER;
        }
        return assessment.belowBecause().isPresent() ? Standing.LOWER_WITH_A_REASON : Standing.LOWER_WITHOUT_A_REASON;
    }

    /** From frequency and motivation. */
    public Grade likelihood(Likelihood asked) {
        return likelihood.at(asked.frequency(), asked.motivation());
    }

    /** One cell: what this kind of consequence asks for by itself. */
    public SecurityLevel levelFor(ConsequenceCategory category, Grade consequence, Grade likely) {
        return special.getOrDefault(category, standard).at(consequence, likely);
    }

    /** Whether a decided level may stand. */
    public enum Standing {
        AS_RECOMMENDED_OR_HIGHER,
        LOWER_WITH_A_REASON,
        /** Not to be accepted: a level below the recommendation needs a written reason. */
        LOWER_WITHOUT_A_REASON
    }

    private static String resource() {
        try (InputStream stream = RiskMatrix.class.getResourceAsStream(SHIPPED)) {
            if (stream == null) {
                throw new IllegalStateException(SHIPPED + " is not on the class path");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + SHIPPED, broken);
        }
    }
}
