package no.portvakt.profiles.load;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import no.portvakt.profiles.assess.Assessment;
import no.portvakt.profiles.assess.ConsequenceCategory;
import no.portvakt.profiles.assess.Grade;
import no.portvakt.profiles.assess.Likelihood;

/** Reads {@code assessment}. What it recommends is not asked here: the matrix belongs to the municipality. */
final class AssessmentReader {

    private AssessmentReader() {}

    static Optional<Assessment> read(YamlObject keys) {
        var date = keys.required("date").flatMap(v -> v.asParsed(Words::day, "a day such as 2026-11-20"));
        var by = keys.required("by").flatMap(YamlValue::asText);
        var consequences =
                keys.required("consequences").flatMap(YamlValue::asObject).flatMap(AssessmentReader::consequences);
        var likelihood =
                keys.required("likelihood").flatMap(YamlValue::asObject).flatMap(AssessmentReader::likelihood);
        var level = RuleReader.level(keys);
        var reasoning = keys.required("reasoning").flatMap(YamlValue::asText);
        var belowBecause = keys.optional("belowBecause").flatMap(YamlValue::asText);
        if (!keys.close()) {
            return Optional.empty();
        }
        return Optional.of(new Assessment(
                date.orElseThrow(),
                by.orElseThrow(),
                consequences.orElseThrow(),
                likelihood.orElseThrow(),
                level.orElseThrow(),
                reasoning.orElseThrow(),
                belowBecause));
    }

    /** Every category: what nobody has thought about must not look like no consequence. */
    private static Optional<Map<ConsequenceCategory, Grade>> consequences(YamlObject keys) {
        Map<ConsequenceCategory, Grade> grades = new EnumMap<>(ConsequenceCategory.class);
        for (var category : ConsequenceCategory.values()) {
            grade(keys, category.word()).ifPresent(grade -> grades.put(category, grade));
        }
        return keys.close() ? Optional.of(grades) : Optional.empty();
    }

    private static Optional<Likelihood> likelihood(YamlObject keys) {
        var frequency = grade(keys, "frequency");
        var motivation = grade(keys, "motivation");
        return keys.close()
                ? Optional.of(new Likelihood(frequency.orElseThrow(), motivation.orElseThrow()))
                : Optional.empty();
    }

    private static Optional<Grade> grade(YamlObject keys, String key) {
        return keys.required(key).flatMap(v -> v.asOneOf(Grade.values(), Grade::word));
    }
}
