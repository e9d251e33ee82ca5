package no.portvakt.profiles.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import no.portvakt.profiles.level.Assurance;
import no.portvakt.profiles.level.LoginMethod;
import no.portvakt.profiles.level.SecurityLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Holds the decision function to {@code whole-domain.txt}, for every demand and every kind of evidence there is. */
class WholeDomainTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00.5Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final List<Duration> AGES =
            List.of(Duration.ofMinutes(1), HOUR, HOUR.plusSeconds(1), Duration.ofSeconds(-60), Duration.ofSeconds(-61));

    private final List<Line> table = table();

    @Test
    void shouldDecideAsTheTableSaysInEveryCase(TestReporter reporter) {
        var cases = new int[1];
        var used = new int[table.size()];

        everyDemand(demand -> everyEvidence(evidence -> {
            cases[0]++;
            var words = Words.of(demand, evidence);
            int line = onlyLineThatSpeaksOf(words);
            used[line]++;
            var said = inWords(AccessDecider.decide(demand, evidence, NOW), demand);
            if (!said.equals(table.get(line).outcome())) {
                throw new AssertionError(demand + " and " + evidence + " gave: " + said + "; the table says: "
                        + table.get(line).outcome());
            }
        }));

        reporter.publishEntry("cases of the decision function, all as the table says", String.valueOf(cases[0]));
        assertThat(cases[0]).isEqualTo(435_870);
        assertThat(used).as("lines that speak of nothing").doesNotContain(0);
    }

    private int onlyLineThatSpeaksOf(List<String> words) {
        int found = -1;
        for (int i = 0; i < table.size(); i++) {
            if (table.get(i).speaksOf(words)) {
                assertThat(found).as("a second line for " + words).isEqualTo(-1);
                found = i;
            }
        }
        assertThat(found).as("a line for " + words).isNotNegative();
        return found;
    }

    private static void everyDemand(Consumer<Demand> consumer) {
        var ages = List.<Optional<Duration>>of(Optional.empty(), Optional.of(HOUR));
        for (var issuers : either("ours")) {
            ages.forEach(age -> consumer.accept(
                    new Demand(SecurityLevel.OPEN, issuers, Optional.empty(), age, Optional.empty(), false)));
            for (int level = 1; level <= 4; level++) {
                var demanded = SecurityLevel.of(level).orElseThrow();
                for (var login : logins()) {
                    for (var roles : either("caseworker")) {
                        for (var age : ages) {
                            consumer.accept(new Demand(demanded, issuers, login, age, roles, false));
                            consumer.accept(new Demand(demanded, issuers, login, age, roles, true));
                        }
                    }
                }
            }
        }
    }

    /** Not named, one, nobody. */
    private static List<Optional<Set<String>>> either(String one) {
        return List.of(Optional.empty(), Optional.of(Set.of(one)), Optional.of(Set.of()));
    }

    private static List<Optional<Set<LoginMethod>>> logins() {
        List<Optional<Set<LoginMethod>>> all = new ArrayList<>(List.of(Optional.empty()));
        subsets().forEach(subset -> all.add(Optional.of(subset)));
        return all;
    }

    private static List<Set<LoginMethod>> subsets() {
        return List.of(
                Set.of(),
                Set.of(LoginMethod.PIN),
                Set.of(LoginMethod.PKI),
                Set.of(LoginMethod.PIN, LoginMethod.PKI),
                Set.of(new LoginMethod("provider:idporten"), LoginMethod.PKI));
    }

    private static void everyEvidence(Consumer<Optional<Assurance>> consumer) {
        consumer.accept(Optional.empty());
        for (var level : SecurityLevel.values()) {
            for (var issuer : List.of("ours", "another")) {
                for (var methods : subsets()) {
                    for (var roles : List.of(Set.<String>of(), Set.of("caseworker", "other"))) {
                        AGES.forEach(age -> consumer.accept(Optional.of(
                                new Assurance(level, issuer, "acr", List.of("amr"), methods, roles, NOW.minus(age)))));
                    }
                }
            }
        }
    }

    private static String inWords(Decision decision, Demand demand) {
        return switch (decision) {
            case Decision.Permitted _ -> "permitted";
            case Decision.Refused refused -> "refused " + refused.reason().id();
            case Decision.StepUpNeeded stepUp -> {
                assertThat(stepUp.maxAge()).isEqualTo(demand.maxAge());
                assertThat(stepUp.required().satisfies(demand.level())).isTrue();
                var at = stepUp.required() == demand.level() && !acceptsCertificatesAlone(demand)
                        ? "level"
                        : String.valueOf(stepUp.required().number());
                yield "step-up " + stepUp.reason().id() + " at " + at;
            }
        };
    }

    private static boolean acceptsCertificatesAlone(Demand demand) {
        return demand.login().equals(Optional.of(Set.of(LoginMethod.PKI)));
    }

    private static List<Line> table() {
        try {
            return Files.readAllLines(Path.of("src/test/resources/decide/whole-domain.txt")).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.strip().split("\\s*->\\s*", -1))
                    .map(parts -> new Line(List.of(parts[0].split("\\s+", -1)), parts[1]))
                    .toList();
        } catch (IOException broken) {
            throw new IllegalStateException("no table", broken);
        }
    }

    /** A case in the words of the table: what each part of the evidence is to the demand. */
    private static final class Words {

        static List<String> of(Demand demand, Optional<Assurance> evidence) {
            return List.of(
                    demand.level() == SecurityLevel.OPEN ? "0" : "some",
                    nobody(demand),
                    evidence.map(held -> held(demand, held)).orElse("-"),
                    evidence.map(held -> issuer(demand, held)).orElse("-"),
                    evidence.map(held -> role(demand, held)).orElse("-"),
                    evidence.map(held -> method(demand, held)).orElse("-"),
                    evidence.map(held -> age(demand, held)).orElse("-"),
                    demand.signature() ? "yes" : "no",
                    acceptsCertificatesAlone(demand) ? "4" : "level");
        }

        private static String nobody(Demand demand) {
            if (demand.issuers().equals(Optional.of(Set.of()))) {
                return "issuers";
            }
            if (demand.login().equals(Optional.of(Set.of()))) {
                return "login";
            }
            return demand.roles().equals(Optional.of(Set.of())) ? "roles" : "no";
        }

        private static String held(Demand demand, Assurance held) {
            return switch (held.level()) {
                case OPEN -> "open";
                case HIGH -> "four";
                case SELF_DECLARED, LOW, SUBSTANTIAL ->
                    held.level().number() < demand.level().number() ? "low" : "enough";
            };
        }

        private static String issuer(Demand demand, Assurance held) {
            return demand.issuers().isEmpty() || held.issuer().equals("ours") ? "accepted" : "other";
        }

        private static String role(Demand demand, Assurance held) {
            return demand.roles().isEmpty() || held.roles().contains("caseworker") ? "had" : "missing";
        }

        private static String method(Demand demand, Assurance held) {
            if (demand.login().isEmpty()
                    || held.methods().stream().anyMatch(demand.login().get()::contains)) {
                return "used";
            }
            return demand.login().get().contains(LoginMethod.PKI) ? "other+pki" : "other";
        }

        private static String age(Demand demand, Assurance held) {
            return switch (AGES.indexOf(Duration.between(held.authenticatedAt(), NOW))) {
                case 0, 1, 3 -> "ok";
                case 2 -> demand.maxAge().isPresent() ? "old" : "ok";
                case 4 -> "ahead";
                default -> throw new IllegalArgumentException("no such age");
            };
        }
    }

    private record Line(List<String> cells, String outcome) {

        boolean speaksOf(List<String> words) {
            for (int i = 0; i < words.size(); i++) {
                if (!cells.get(i).equals("?")
                        && !Arrays.asList(cells.get(i).split("\\|", -1)).contains(words.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }
}
