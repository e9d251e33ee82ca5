package no.portvakt.gateway.console.pages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import no.portvakt.profiles.assess.Assessment;
import no.portvakt.profiles.assess.ConsequenceCategory;

/** Puts an assessment into the text of a service's document, and leaves every other line of it alone. */
final class AssessmentText {

    private static final ObjectMapper QUOTED = new ObjectMapper();
    private static final String KEY = "assessment:";
    private static final String INDENT = "  ";

    private AssessmentText() {}

    static String in(String yaml, Assessment assessment) {
        var lines = new ArrayList<String>();
        boolean inOld = false;
        for (var line : yaml.stripTrailing().lines().toList()) {
            boolean isKeyOfService = line.startsWith(INDENT) && line.length() > 2 && line.charAt(2) != ' ';
            boolean isTop = !line.isBlank() && !line.startsWith(" ");
            inOld = inOld ? !isKeyOfService && !isTop : line.startsWith(INDENT + KEY);
            if (!inOld) {
                lines.add(line);
            }
        }
        lines.addAll(written(assessment));
        return String.join("\n", lines) + "\n";
    }

    private static List<String> written(Assessment assessment) {
        var lines = new ArrayList<String>();
        lines.add(INDENT + KEY);
        lines.add("    date: " + assessment.date());
        lines.add("    by: " + quoted(assessment.by()));
        lines.add("    consequences: {"
                + Arrays.stream(ConsequenceCategory.values())
                        .map(category -> category.word() + ": "
                                + assessment.consequenceFor(category).word())
                        .collect(Collectors.joining(", "))
                + "}");
        lines.add("    likelihood: {frequency: "
                + assessment.likelihood().frequency().word() + ", motivation: "
                + assessment.likelihood().motivation().word() + "}");
        lines.add("    level: " + assessment.level().number());
        lines.add("    reasoning: " + quoted(assessment.reasoning()));
        assessment.belowBecause().ifPresent(why -> lines.add("    belowBecause: " + quoted(why)));
        return lines;
    }

    /** JSON's quoted text is one of YAML's. */
    private static String quoted(String text) {
        try {
            return QUOTED.writeValueAsString(text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
