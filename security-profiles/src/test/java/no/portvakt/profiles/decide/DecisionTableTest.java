package no.portvakt.profiles.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.portvakt.profiles.level.Assurance;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.reason.Reason;
import org.junit.jupiter.api.Test;

/** Holds the decision function to {@code decisions.csv}: every combination is in it, once, and comes out as it says. */
class DecisionTableTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration MAX_AGE = Duration.ofHours(1);
    private static final List<String> LEVELS = List.of("0", "1", "2", "3", "4");
    private static final List<String> AGES = List.of("fresh", "edge", "old", "skew", "ahead");

    @Test
    void shouldDecideAsTheTableSaysInEveryCase() throws IOException {
        var table = table();
        for (var situation : everySituation()) {
            var lines = table.stream().filter(line -> line.speaksOf(situation)).toList();
            assertThat(lines).as("lines for " + situation).hasSize(1);

            var decision = AccessDecider.decide(situation.toDemand(), situation.toEvidence(), NOW);

            assertThat(inWords(decision))
                    .as(situation.toString())
                    .isEqualTo(lines.getFirst().outcome());
        }
    }

    @Test
    void shouldHaveNoLineThatSpeaksOfNothing() throws IOException {
        var situations = everySituation();
        assertThat(table())
                .allSatisfy(line -> assertThat(situations).as(line.toString()).anyMatch(line::speaksOf));
    }

    @Test
    void shouldSayWhichLevelAndAgeWouldOpenItWhenAStepUpHelps() {
        var demand = Demand.of(SecurityLevel.HIGH).within(Optional.of(MAX_AGE));

        var decision = AccessDecider.decide(demand, Optional.empty(), NOW);

        assertThat(decision)
                .isEqualTo(new Decision.StepUpNeeded(Reason.LOGIN_REQUIRED, SecurityLevel.HIGH, Optional.of(MAX_AGE)));
    }

    private static List<Situation> everySituation() {
        List<Situation> all = new ArrayList<>();
        for (var demanded : LEVELS) {
            for (var issuers : List.of("any", "ours")) {
                for (var maxAge : List.of("none", "1h")) {
                    all.add(new Situation(demanded, issuers, maxAge, "-", "-", "-"));
                    for (var held : LEVELS) {
                        for (var from : List.of("ours", "another")) {
                            AGES.forEach(age -> all.add(new Situation(demanded, issuers, maxAge, held, from, age)));
                        }
                    }
                }
            }
        }
        return all;
    }

    private static String inWords(Decision decision) {
        return switch (decision) {
            case Decision.Permitted _ -> "permitted";
            case Decision.StepUpNeeded stepUp -> "step-up " + stepUp.reason().id();
            case Decision.Refused refused -> "refused " + refused.reason().id();
        };
    }

    private static List<Line> table() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/decide/decisions.csv")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> List.of(line.split("\\s*,\\s*", -1)))
                .map(cells -> new Line(cells.subList(0, 6), cells.get(6)))
                .toList();
    }

    private record Situation(String demanded, String issuers, String maxAge, String held, String from, String age) {

        List<String> cells() {
            return List.of(demanded, issuers, maxAge, held, from, age);
        }

        Demand toDemand() {
            return new Demand(
                    levelOf(demanded),
                    issuers.equals("any") ? Optional.empty() : Optional.of(Set.of("ours")),
                    Optional.empty(),
                    maxAge.equals("none") ? Optional.empty() : Optional.of(MAX_AGE),
                    Optional.empty(),
                    false);
        }

        Optional<Assurance> toEvidence() {
            return held.equals("-")
                    ? Optional.empty()
                    : Optional.of(new Assurance(levelOf(held), from, "acr", List.of(), authenticatedAt()));
        }

        private Instant authenticatedAt() {
            return switch (age) {
                case "fresh" -> NOW.minus(Duration.ofMinutes(1));
                case "edge" -> NOW.minus(MAX_AGE);
                case "old" -> NOW.minus(MAX_AGE).minusSeconds(1);
                case "skew" -> NOW.plusSeconds(60);
                case "ahead" -> NOW.plusSeconds(61);
                default -> throw new IllegalArgumentException(age);
            };
        }

        private static SecurityLevel levelOf(String number) {
            return SecurityLevel.of(Integer.parseInt(number)).orElseThrow();
        }
    }

    private record Line(List<String> cells, String outcome) {

        boolean speaksOf(Situation situation) {
            for (int i = 0; i < cells.size(); i++) {
                if (!matches(cells.get(i), situation.cells().get(i))) {
                    return false;
                }
            }
            return true;
        }

        private static boolean matches(String cell, String value) {
            if (cell.equals("?")) {
                return !value.equals("-");
            }
            if (cell.endsWith("+")) {
                return LEVELS.contains(value) && value.compareTo(cell.substring(0, 1)) >= 0;
            }
            return cell.equals(value);
        }
    }
}
