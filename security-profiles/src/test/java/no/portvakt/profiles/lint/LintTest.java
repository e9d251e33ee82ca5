package no.portvakt.profiles.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import no.portvakt.profiles.load.LoadOutcome;
import no.portvakt.profiles.load.ProfileLoader;
import no.portvakt.profiles.load.ProfileSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class LintTest {

    private static final String PROFILE = """
            service:
              id: sample
              title: {nb: Prøve, nn: Prøve, en: Sample}
              owner: {organisation: Asker kommune}
              host: sample
              identity: national-id
              data: [ordinary]
              rules:
                - {path: /**, methods: [GET, POST], level: 3, reason: {nb: A., nn: A., en: A.}}
            """;

    private static final String ASSESSMENT = """
              assessment:
                date: 2026-11-20
                by: Kontoret
                consequences: {life-and-health: none, economy: none, trust: none, law: none, privacy: %s, inconvenience: none}
                likelihood: {frequency: very-serious, motivation: very-serious}
                level: %s
                reasoning: Derfor.
            """;

    @Test
    void shouldFindNothingInAnOrdinaryProfile() {
        assertThat(findings(PROFILE)).isEmpty();
    }

    @ParameterizedTest(name = "{2}")
    @CsvFileSource(resources = "/lint/findings.csv", delimiter = '|', numLinesToSkip = 1)
    void shouldFindWhatIsLegalAndProbablyWrong(String replace, String with, String says) {
        assertThat(PROFILE).contains(replace);

        assertThat(findings(PROFILE.replace(replace, with.replace("\\n", "\n"))))
                .contains(says);
    }

    @Test
    void shouldFindALevelUnderTheRecommendedOne() {
        assertThat(findings(PROFILE + ASSESSMENT.formatted("very-serious", "3")))
                .contains("warning: sample.yaml:2: sample assessment.level: decides level 3, under the recommended 4,"
                        + " and belowBecause does not say why");
        assertThat(findings(PROFILE + ASSESSMENT.formatted("very-serious", "3") + "    belowBecause: Ingen ser dem.\n"))
                .contains("note: sample.yaml:2: sample assessment.level: decides level 3, under the recommended 4,"
                        + " and says why");
        assertThat(findings(PROFILE + ASSESSMENT.formatted("very-serious", "4")))
                .contains("warning: sample.yaml:2: sample rules: demand level 3 at most, and the assessment decided 4");
    }

    @Test
    void shouldFindTwoIdsThatReadAlike() {
        var other = PROFILE.replace("id: sample", "id: sarnple").replace("host: sample", "host: other");

        assertThat(findings(PROFILE, other)).anyMatch(line -> line.endsWith("sarnple id: reads like sample"));
    }

    private static List<String> findings(String... profiles) {
        var sources = new ArrayList<ProfileSource>();
        for (var profile : profiles) {
            sources.add(new ProfileSource(sources.isEmpty() ? "sample.yaml" : "other.yaml", profile));
        }
        return switch (ProfileLoader.load(sources)) {
            case LoadOutcome.Loaded loaded ->
                Lint.check(loaded.catalog(), ProfileLoader.originsOf(sources)).stream()
                        .map(Finding::describe)
                        .toList();
            case LoadOutcome.Rejected rejected -> throw new AssertionError(rejected.describe());
        };
    }
}
